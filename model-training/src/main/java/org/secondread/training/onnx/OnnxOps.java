package org.secondread.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.secondread.training.nets.HalfPrecision;
import org.secondread.training.nets.Ops;
import org.secondread.training.nets.Parameter;
import org.secondread.training.nets.Parameter.Role;
import org.secondread.training.nets.Weights;

/**
 * Writes a network's operators as ONNX nodes (opset 17); what flows is the name of a value.
 * Convolution weights are stored in half precision and cast when the file is loaded.
 */
final class OnnxOps implements Ops<String> {
  private final GraphProto.Builder graph;
  private int values;

  OnnxOps(GraphProto.Builder graph, List<Parameter> parameters, Weights weights) {
    this.graph = graph;
    for (Parameter parameter : parameters) {
      String name = parameter.name();
      if (parameter.role() == Role.WEIGHT) {
        graph.addInitializer(half(name + ".half", weights.of(name), parameter.shape()));
        graph.addNode(
            node("Cast", name + ".half")
                .addAttribute(integer("to", TensorProto.DataType.FLOAT.getNumber()))
                .setName("Cast_" + name)
                .addOutput(name));
      } else {
        graph.addInitializer(tensor(name, weights.of(name), parameter.shape()));
      }
    }
  }

  @Override
  public String convolution(
      String name, String x, int in, int out, int kernel, int stride, boolean bias) {
    NodeProto.Builder node =
        windowed("Conv", kernel, stride, kernel / 2).addInput(x).addInput(name + ".weight");
    return add(bias ? node.addInput(name + ".bias") : node);
  }

  @Override
  public String dilated(String name, String x, int in, int out, int dilation) {
    return add(
        windowed("Conv", 3, 1, dilation)
            .addInput(x)
            .addInput(name + ".weight")
            .addAttribute(ints("dilations", dilation, dilation)));
  }

  @Override
  public String doubling(String name, String x, int in, int out, int kernel) {
    int padding = kernel - 2;
    return add(
        windowed("ConvTranspose", kernel, 2, padding)
            .addInput(x)
            .addInput(name + ".weight")
            .addInput(name + ".bias")
            .addAttribute(ints("output_padding", padding, padding)));
  }

  @Override
  public String batchNorm(String name, String x, int channels) {
    return add(
        node(
                "BatchNormalization",
                x,
                name + ".scale",
                name + ".shift",
                name + ".mean",
                name + ".variance")
            .addAttribute(number("epsilon", 1e-5f)));
  }

  @Override
  public String relu(String x) {
    return add(node("Relu", x));
  }

  @Override
  public String maxPool(String x, int kernel, int stride) {
    return add(windowed("MaxPool", kernel, stride, (kernel - 1) / 2).addInput(x));
  }

  @Override
  public String averagePool(String x) {
    return add(windowed("AveragePool", 3, 2, 1).addInput(x));
  }

  @Override
  public String globalMean(String x) {
    return add(node("GlobalAveragePool", x));
  }

  @Override
  public String resizeLike(String x, String other) {
    String size =
        add(node("Concat", shape(x, 0, 2), shape(other, 2, 4)).addAttribute(integer("axis", 0)));
    return add(
        node("Resize", x, "", "", size)
            .addAttribute(text("mode", "linear"))
            .addAttribute(text("coordinate_transformation_mode", "half_pixel")));
  }

  @Override
  public String dropout(String x, double rate) {
    return x;
  }

  @Override
  public String add(String a, String b) {
    return add(node("Add", a, b));
  }

  @Override
  public String concat(List<String> maps) {
    return add(
        NodeProto.newBuilder()
            .setOpType("Concat")
            .addAllInput(maps)
            .addAttribute(integer("axis", 1)));
  }

  @Override
  public String sigmoid(String x) {
    return add(node("Sigmoid", x));
  }

  @Override
  public String mean(String map) {
    return add(overMap("ReduceMean", map).addAttribute(integer("keepdims", 0)));
  }

  @Override
  public String logMeanExp(String map, double r) {
    String rate = constant((float) r);
    String largest = add(overMap("ReduceMax", map).addAttribute(integer("keepdims", 1)));
    String scaled = add(node("Mul", add(node("Sub", map, largest)), rate));
    String log = add(node("Log", mean(add(node("Exp", scaled)))));
    String top = add(overMap("ReduceMax", map).addAttribute(integer("keepdims", 0)));
    return add(node("Add", add(node("Div", log, rate)), top));
  }

  private String constant(float value) {
    String name = "constant" + values++;
    graph.addInitializer(tensor(name, new float[] {value}));
    return name;
  }

  private String add(NodeProto.Builder node) {
    String output = "value" + values++;
    graph.addNode(node.addOutput(output).setName(node.getOpType() + "_" + output));
    return output;
  }

  private String shape(String map, int from, int to) {
    return add(
        node("Shape", map).addAttribute(integer("start", from)).addAttribute(integer("end", to)));
  }

  private static NodeProto.Builder windowed(String type, long kernel, long stride, long padding) {
    return node(type)
        .addAttribute(ints("kernel_shape", kernel, kernel))
        .addAttribute(ints("strides", stride, stride))
        .addAttribute(ints("pads", padding, padding, padding, padding));
  }

  private static NodeProto.Builder overMap(String type, String map) {
    return node(type, map).addAttribute(ints("axes", 1, 2, 3));
  }

  private static NodeProto.Builder node(String type, String... inputs) {
    return NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs));
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  private static TensorProto tensor(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  private static TensorProto half(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(HalfPrecision.toHalf(value));
    }
    return tensor(name, TensorProto.DataType.FLOAT16, bytes.flip(), shape);
  }

  private static TensorProto tensor(
      String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    return tensor.build();
  }
}
