package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.ConfusionMetric.orZero;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.AucOption.AucCurve;
import io.github.lectern.keras.metrics.AucOption.AucSummation;
import io.github.lectern.keras.metrics.AucOption.NumThresholds;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computes the area under the ROC or the precision-recall curve, like {@code keras.metrics.AUC}.
 *
 * <p>The curve connects the points at 200 thresholds by default, so the area is an approximation.
 * If there are several columns, the entries of all columns are counted together.
 *
 * <pre>{@code
 * net.compile(loss("binary_crossentropy"), metrics(new AUC(curve("PR"))));
 * }</pre>
 */
public final class AUC implements Metric {
  private static final double EPSILON = 1e-7;

  private final String name;
  private final AucCurve curve;
  private final AucSummation summation;
  private final List<Double> thresholds;
  private final ThresholdCounts counts;

  /**
   * Creates the metric. Without a name, the first such metric of the session is called "auc", the
   * second "auc_1", and so on. The other defaults are {@code numThresholds(200), curve("ROC"),
   * summationMethod("interpolation")}; {@code thresholds(...)} replaces the evenly spaced
   * thresholds.
   */
  public AUC(AucOption... options) {
    curve = Options.find(options, new AucCurve("ROC"));
    summation = Options.find(options, new AucSummation("interpolation"));
    int count = Options.find(options, new NumThresholds(200)).value();
    thresholds =
        withEnds(
            Options.find(options, Thresholds.class)
                .map(given -> given.values().stream().sorted().toList())
                .orElseGet(() -> evenlySpaced(count)));
    counts = new ThresholdCounts(Floats.of(thresholds));
    name =
        Options.find(options, MetricOption.class)
            .map(MetricOption::name)
            .orElseGet(() -> Session.current().uniqueName("auc"));
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Returns the thresholds in ascending order. The first is just below 0, and the last is just
   * above 1.
   */
  public List<Double> thresholds() {
    return thresholds;
  }

  @Override
  public Map<String, Object> config() {
    return Map.of(
        "thresholds",
        thresholds.subList(1, thresholds.size() - 1),
        "curve",
        curve.value(),
        "summation_method",
        summation.value());
  }

  @Override
  public void updateState(Tile yTrue, Tile yPred) {
    Agreement.require(this, yTrue, yPred);
    Agreement.requireProbabilities(this, yPred);
    counts.add(yTrue, yPred, 0, yPred.width());
  }

  @Override
  public double result() {
    List<BinaryConfusionMatrix> at = counts.at();
    double area = 0;
    for (int i = 0; i + 1 < at.size(); i++) {
      area += slice(at.get(i), at.get(i + 1));
    }
    return area;
  }

  @Override
  public void resetState() {
    counts.clear();
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    return Agreement.sameWidth(labels, outputs, Agreement.oneHot(labels, outputs));
  }

  @Override
  public String toString() {
    return "AUC(name=" + name + ", curve=" + curve.value() + ", result=" + result() + ")";
  }

  /** Returns the area between the points at one threshold (a) and at the next higher one (b). */
  private double slice(BinaryConfusionMatrix a, BinaryConfusionMatrix b) {
    if (curve.value().equals("ROC")) {
      return (orZero(a.fpr()) - orZero(b.fpr()))
          * summation.height(orZero(a.recall()), orZero(b.recall()));
    }
    if (summation.value().equals("interpolation")) {
      return interpolated(a, b);
    }
    return (orZero(a.recall()) - orZero(b.recall()))
        * summation.height(orZero(a.precision()), orZero(b.precision()));
  }

  // Davis and Goadrich, "The Relationship Between Precision-Recall and ROC Curves", 2006: between
  // two points, TP grows linearly with the number of positive predictions, P = TP + FP, but the
  // precision TP / P does not. With slope s = dTP / dP and intercept c = TP_b - s P_b, the area is
  //   s (dTP + c ln(P_a / P_b)) / (TP + FN), where the logarithm is taken as 0 if P_b is 0
  private static double interpolated(BinaryConfusionMatrix a, BinaryConfusionMatrix b) {
    long found = a.tp() + a.fp();
    long foundNext = b.tp() + b.fp();
    long positives = b.tp() + b.fn();
    if (positives == 0 || found == foundNext) {
      return 0;
    }
    double gained = a.tp() - b.tp();
    double slope = gained / (found - foundNext);
    double intercept = b.tp() - slope * foundNext;
    double log = foundNext == 0 ? 0 : Math.log((double) found / foundNext);
    return slope * (gained + intercept * log) / positives;
  }

  private static List<Double> evenlySpaced(int count) {
    return IntStream.range(1, count - 1).mapToObj(i -> (double) i / (count - 1)).toList();
  }

  private static List<Double> withEnds(List<Double> inner) {
    return Stream.of(List.of(-EPSILON), inner, List.of(1 + EPSILON)).flatMap(List::stream).toList();
  }
}
