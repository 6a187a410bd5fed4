package org.secondread.testing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;

/** Networks of a few nodes whose results are known beforehand. */
public final class TinyNet {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

  /**
   * A classifier whose CAM cell j is {@code slope * (mean of kernel x kernel pixels around pixel j
   * * stride - centre)} and whose score is the highest cell.
   */
  public static byte[] classifier(int kernel, int stride, double slope, double centre) {
    TinyNet net = new TinyNet().input("image", -1, 1, -1, -1);
    net.convolution("image", "cam", kernel, stride, slope, -slope * centre);
    return net.node("ReduceMax", "cam", "score", ints("axes", 1, 2, 3), integer("keepdims", 0))
        .output("score", -1)
        .output("cam", -1, 1, -1, -1)
        .bytes();
  }

  /** A segmenter with the probability sigmoid(slope * (pixel - centre)). */
  public static byte[] segmenter(double slope, double centre) {
    return new TinyNet()
        .input("image", -1, 1, 256, 256)
        .convolution("image", "logit", 1, 1, slope, -slope * centre)
        .node("Sigmoid", "logit", "probability")
        .output("probability", -1, 1, 256, 256)
        .bytes();
  }

  /**
   * A classifier of pixels as bright as blood or bone in a prepared slice: its CAM is {@code 40 *
   * (share of such pixels around - 0.75)}, more than the rim of the skull reaches, and its score
   * the highest cell.
   */
  public static byte[] bloodClassifier() {
    return new TinyNet()
        .input("image", -1, 1, -1, -1)
        .convolution("image", "brightness", 1, 1, 60, -60 * 0.58)
        .node("Sigmoid", "brightness", "blood")
        .convolution("blood", "cam", 15, 16, 40, -40 * 0.75)
        .node("ReduceMax", "cam", "score", ints("axes", 1, 2, 3), integer("keepdims", 0))
        .output("score", -1)
        .output("cam", -1, 1, -1, -1)
        .bytes();
  }

  /** A segmenter of the same pixels: sigmoid(12 * (share of such pixels among 25 - 0.5)). */
  public static byte[] bloodSegmenter() {
    return new TinyNet()
        .input("image", -1, 1, 256, 256)
        .convolution("image", "brightness", 1, 1, 60, -60 * 0.58)
        .node("Sigmoid", "brightness", "blood")
        .convolution("blood", "logit", 5, 1, 12, -6)
        .node("Sigmoid", "logit", "probability")
        .output("probability", -1, 1, 256, 256)
        .bytes();
  }

  /** -1 stands for a size left open. */
  public TinyNet input(String name, long... shape) {
    graph.addInput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  /** -1 stands for a size left open. */
  public TinyNet output(String name, long... shape) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  public TinyNet wholeNumbersOutput(String name, long... shape) {
    graph.addOutput(value(name, TensorProto.DataType.INT64, shape));
    return this;
  }

  /** A mean of kernel x kernel pixels, padded by half the kernel, times weight plus bias. */
  public TinyNet convolution(
      String from, String to, int kernel, int stride, double weight, double bias) {
    Float[] weights = new Float[kernel * kernel];
    Arrays.fill(weights, (float) (weight / weights.length));
    graph.addInitializer(tensor(to + ".w", weights, 1, 1, kernel, kernel));
    graph.addInitializer(tensor(to + ".b", new Float[] {(float) bias}, 1));
    long pad = kernel / 2;
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Conv")
            .addInput(from)
            .addInput(to + ".w")
            .addInput(to + ".b")
            .addOutput(to)
            .addAttribute(ints("kernel_shape", kernel, kernel))
            .addAttribute(ints("strides", stride, stride))
            .addAttribute(ints("pads", pad, pad, pad, pad)));
    return this;
  }

  public TinyNet node(String operator, String from, String to, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .addInput(from)
            .addOutput(to)
            .addAllAttribute(Arrays.asList(attributes)));
    return this;
  }

  public byte[] bytes() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  public static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  public static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static TensorProto tensor(String name, Float[] values, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllFloatData(Arrays.asList(values));
    Arrays.stream(shape).forEach(tensor::addDims);
    return tensor.build();
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (int i = 0; i < shape.length; i++) {
      Dimension.Builder dimension = Dimension.newBuilder();
      dimensions.addDim(
          shape[i] < 0 ? dimension.setDimParam(name + i) : dimension.setDimValue(shape[i]));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
