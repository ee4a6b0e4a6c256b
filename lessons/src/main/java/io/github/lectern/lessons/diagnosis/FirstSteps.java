package io.github.lectern.lessons.diagnosis;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.OverlaidCurves;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A callback that looks at the first dense layer after every training step: how many of its nodes
 * are silent, that is, have a score above 0 on fewer than 1 image in 100, and how high its scores
 * are on average. Averages are divided by the size of the scores before the first step, so that
 * nets with different inputs can be compared.
 *
 * <pre>{@code
 * var steps = new FirstSteps(net, X);
 * net.fit(X, y, epochs(1), batchSize(1200), callbacks(steps));
 * steps.silent(50)                                    // such as 16
 * }</pre>
 */
public final class FirstSteps implements Callback {
  private static final double RARE = 0.01;
  private static final String SILENT = "silent nodes";
  private static final String MEAN = "mean score";
  private static final String SHIFT = "shift";

  private final Dense layer;
  private final INDArray images;
  private final double unit;
  private INDArray means;
  private final History history = new History();

  /**
   * Creates a callback for one training run.
   *
   * @param net a net that begins with a dense layer
   * @param images the images to look at, [n, pixels]; a few thousand are enough
   * @throws IllegalArgumentException if the net does not begin with a dense layer
   */
  public FirstSteps(Sequential net, INDArray images) {
    if (net.layers().isEmpty() || !(net.layers().get(0) instanceof Dense dense)) {
      throw new IllegalArgumentException(
          "FirstSteps: expected a net that begins with a Dense layer but got " + net);
    }
    net.build(Math.toIntExact(images.size(1)));
    layer = dense;
    this.images = images.castTo(DataType.FLOAT);
    INDArray scores = scores();
    unit = size(scores);
    means = scores.mean(0);
  }

  // Z = X W + b, [n, nodes]
  private INDArray scores() {
    return images.mmul(layer.getWeights().get(0)).addiRowVector(layer.getWeights().get(1));
  }

  // sqrt(mean_i a_i^2)
  private static double size(INDArray a) {
    return Math.sqrt(a.mul(a).meanNumber().doubleValue());
  }

  @Override
  public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
    INDArray scores = scores();
    INDArray active = scores.gt(0).castTo(DataType.FLOAT).mean(0);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(SILENT, active.lt(RARE).castTo(DataType.FLOAT).sumNumber().doubleValue());
    values.put(MEAN, scores.meanNumber().doubleValue() / unit);
    values.put(SHIFT, size(scores.mean(0).sub(means)) / unit);
    means = scores.mean(0);
    history.onEpochEnd(history.epoch().size(), values);
  }

  /** Returns the number of silent nodes after a step, counted from 1. */
  public int silent(int step) {
    return history.get(SILENT).get(step - 1).intValue();
  }

  /** Returns the mean score after a step, counted from 1, in units of the first scores' size. */
  public double mean(int step) {
    return history.get(MEAN).get(step - 1);
  }

  /**
   * Returns how far a step, counted from 1, moved the mean score of a node, in units of the first
   * scores' size; over all nodes, it is the root of the mean square.
   */
  public double shift(int step) {
    return history.get(SHIFT).get(step - 1);
  }

  /** Returns the curves of the number of silent nodes, step by step, of a net beside another. */
  public OverlaidCurves silentBeside(String label, FirstSteps other, String otherLabel) {
    return beside(SILENT, label, other, otherLabel);
  }

  /** Returns the curves of the mean score, step by step, of a net beside another. */
  public OverlaidCurves meanBeside(String label, FirstSteps other, String otherLabel) {
    return beside(MEAN, label, other, otherLabel);
  }

  private OverlaidCurves beside(String name, String label, FirstSteps other, String otherLabel) {
    return OverlaidCurves.of(name).by("step").add(label, history).add(otherLabel, other.history);
  }

  @Override
  public String toString() {
    int steps = history.epoch().size();
    return steps == 0
        ? "FirstSteps: no step yet"
        : "FirstSteps: %d silent nodes after %d steps".formatted(silent(steps), steps);
  }
}
