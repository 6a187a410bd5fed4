package org.secondread.training.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Map;
import org.secondread.training.nets.Net;
import org.secondread.training.nets.Weights;

/** Writes a network and its weights as an ONNX file (IR 8, opset 17). */
public final class OnnxExport {
  private OnnxExport() {}

  /** The file's bytes: input {@code image} [N,C,H,W], outputs as the network names them. */
  public static byte[] write(Net net, Weights weights, String graphName) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName(graphName);
    graph.addInput(
        value("image", axis("N"), size(net.inputChannels()), axis("height"), axis("width")));
    OnnxOps ops = new OnnxOps(graph, net.parameters(), weights);
    Map<String, String> outputs = net.outputs(ops, "image");
    outputs.forEach(
        (name, value) ->
            graph
                .addNode(
                    NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(name)
                        .addInput(value)
                        .addOutput(name))
                .addOutput(output(name)));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .setProducerName("secondread")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto output(String name) {
    return name.equals("score")
        ? value(name, axis("N"))
        : value(name, axis("N"), size(1), axis(name + "_height"), axis(name + "_width"));
  }

  private static ValueInfoProto value(String name, Dimension... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (Dimension dimension : shape) {
      dimensions.addDim(dimension);
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(dimensions)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static Dimension axis(String name) {
    return Dimension.newBuilder().setDimParam(name).build();
  }

  private static Dimension size(long value) {
    return Dimension.newBuilder().setDimValue(value).build();
  }
}
