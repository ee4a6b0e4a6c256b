package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Counts, for each node of a layer with weights, on how many samples its activation function is
 * flat, so that the node cannot learn from them.
 */
final class StuckNodes {
  private static final int SAMPLES_AT_ONCE = 5_000;
  private static final double SILENT = 0.99;
  private static final double SATURATED = 0.9;
  private static final String LINEAR = "linear";
  private static final String RELU = "relu";
  private static final Set<String> ACTIVATION_LAYERS = Set.of("ReLU", "LeakyReLU", "ELU");

  private final List<Layer> block;
  private final boolean hidden;
  private long samples;
  private long[] flat = {};

  /**
   * Creates a count.
   *
   * @param block a layer with weights, and the layers that follow it up to the next one
   * @param hidden whether another layer with weights follows
   */
  private StuckNodes(List<Layer> block, boolean hidden) {
    this.block = block;
    this.hidden = hidden;
  }

  /** Returns the counts of all layers with weights, for the samples x, [n, ...]. */
  static List<StuckNodes> of(List<Layer> layers, INDArray x) {
    int[] starts = IntStream.range(0, layers.size()).filter(i -> isStart(layers.get(i))).toArray();
    List<StuckNodes> all = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      boolean hidden = i + 1 < starts.length;
      int end = hidden ? starts[i + 1] : layers.size();
      all.add(new StuckNodes(layers.subList(starts[i], end), hidden));
    }
    List<Layer> before = layers.subList(0, starts.length == 0 ? 0 : starts[0]);
    INDArray rows = x.rank() == 1 ? x.reshape(-1, 1) : x;
    for (long from = 0; from < rows.size(0); from += SAMPLES_AT_ONCE) {
      long to = Math.min(from + SAMPLES_AT_ONCE, rows.size(0));
      INDArray y = rows.get(NDArrayIndex.interval(from, to));
      for (Layer layer : before) {
        y = layer.call(y);
      }
      for (StuckNodes nodes : all) {
        y = nodes.add(y);
      }
    }
    return all;
  }

  /** Returns whether a layer has nodes of its own; a normalization belongs to the layer before. */
  private static boolean isStart(Layer layer) {
    return !(layer.parameters().isEmpty() || layer instanceof BatchNormalization);
  }

  /** Counts the outputs for a slice of the samples, and returns the outputs of the last layer. */
  private INDArray add(INDArray x) {
    INDArray y = x;
    for (Layer layer : block) {
      y = layer.call(y);
      if (layer == measured()) {
        INDArray outputs = y.reshape(y.size(0), -1);
        long[] counts = flat(outputs).castTo(DataType.INT64).sum(0).toLongVector();
        flat = flat.length == 0 ? new long[counts.length] : flat;
        Arrays.setAll(flat, i -> flat[i] + counts[i]);
      }
    }
    samples += x.size(0);
    return y;
  }

  /** Returns where the outputs [n, nodes] are in a flat part of the activation function. */
  private INDArray flat(INDArray y) {
    return switch (activation()) {
      case RELU -> y.lte(0);
      case "sigmoid" -> Transforms.abs(y.sub(0.5)).gt(0.49);
      case "tanh" -> Transforms.abs(y).gt(0.98);
      default -> Nd4j.zeros(DataType.BOOL, y.shape());
    };
  }

  /** Returns the layer with weights. */
  Layer layer() {
    return block.get(0);
  }

  /** Returns the layer that applies the activation function. */
  private Layer measured() {
    return block.stream()
        .filter(layer -> !function(layer).equals(LINEAR))
        .findFirst()
        .orElse(layer());
  }

  /** Returns the name of the activation function that follows the weights. */
  String activation() {
    return function(measured());
  }

  /** Returns the function that a layer applies; layers such as ReLU report none themselves. */
  private static String function(Layer layer) {
    String type = layer.getClass().getSimpleName();
    if (!ACTIVATION_LAYERS.contains(type)) {
      return layer.activation().map(ActivationFunction::name).orElse(LINEAR);
    }
    double slope = ((Number) layer.config().getOrDefault("negative_slope", 1)).doubleValue();
    return slope == 0 ? RELU : type;
  }

  /** Returns the number of nodes. */
  int count() {
    return flat.length;
  }

  /** Returns the share of nodes of a relu that are active on fewer than 1 sample in 100. */
  double silent() {
    return activation().equals(RELU) ? share(SILENT) : 0;
  }

  /** Returns the share of hidden nodes that are near a limit on more than 9 samples in 10. */
  double saturated() {
    return hidden && !activation().equals(RELU) ? share(SATURATED) : 0;
  }

  private double share(double least) {
    long stuck = Arrays.stream(flat).filter(count -> count > least * samples).count();
    return (double) stuck / flat.length;
  }
}
