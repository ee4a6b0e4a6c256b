package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.ConfusionOption.ClassId;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Options;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A metric that is a ratio of the counts in a confusion matrix, at one or several thresholds. */
abstract class ConfusionMetric implements Metric {
  private static final List<Double> ONE_HALF = List.of(0.5);

  private final String name;
  private final float[] ascending;
  private final List<Double> thresholds;
  private final Optional<Integer> classId;
  private final ThresholdCounts counts;

  ConfusionMetric(String base, ConfusionOption... options) {
    thresholds = Options.find(options, new Thresholds(ONE_HALF)).values();
    classId = Options.find(options, ClassId.class).map(ClassId::value);
    ascending = Floats.of(thresholds);
    Arrays.sort(ascending);
    counts = new ThresholdCounts(ascending);
    name =
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElseGet(() -> Session.current().uniqueName(base));
  }

  static ConfusionOption[] withThreshold(double threshold, ConfusionOption[] options) {
    ConfusionOption[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = new Thresholds(List.of(threshold));
    return all;
  }

  /** Returns the ratio for the confusion matrix at one threshold; NaN if it is 0/0. */
  abstract double ratio(BinaryConfusionMatrix matrix);

  /** Returns 0 for NaN, because Keras' metrics return 0 for 0/0 ({@code divide_no_nan}). */
  static double orZero(double ratio) {
    return Double.isNaN(ratio) ? 0 : ratio;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("thresholds", thresholds);
    classId.ifPresent(id -> config.put("class_id", id));
    return config;
  }

  @Override
  public final void updateState(Tile yTrue, Tile yPred) {
    Agreement.require(this, yTrue, yPred);
    Agreement.requireProbabilities(this, yPred);
    int first = classId.orElse(0);
    counts.add(yTrue, yPred, first, classId.map(id -> id + 1).orElse(yPred.width()));
  }

  /** Returns one value per threshold, in the order in which the thresholds were given. */
  public final List<Double> results() {
    List<BinaryConfusionMatrix> at = counts.at();
    return thresholds.stream()
        .map(t -> orZero(ratio(at.get(Arrays.binarySearch(ascending, t.floatValue())))))
        .toList();
  }

  /** Returns the value, or the mean of {@link #results()} if there are several thresholds. */
  @Override
  public final double result() {
    return results().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Override
  public final void resetState() {
    counts.clear();
  }

  @Override
  public final Optional<String> mismatch(int labels, int outputs) {
    if (classId.isPresent() && classId.get() >= outputs) {
      return Optional.of(
          "expected a classId below "
              + outputs
              + ", the number of outputs, but got "
              + classId.get());
    }
    return Agreement.sameWidth(labels, outputs, Agreement.oneHot(labels, outputs));
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "(name=" + name + ", result=" + result() + ")";
  }
}
