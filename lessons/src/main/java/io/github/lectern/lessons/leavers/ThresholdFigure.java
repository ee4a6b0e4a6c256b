package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Figures with a slider for the threshold of a model's probabilities. */
public final class ThresholdFigure {
  private static final int WIDTH = Scene.PHONE;
  private static final int HEIGHT = 346;
  private static final int HEIGHT_WITH_CURVES = 600;
  private static final List<String> THRESHOLDS =
      List.of(
          "0", "0.001", "0.0015", "0.002", "0.003", "0.005", "0.007", "0.01", "0.015", "0.02",
          "0.03", "0.05", "0.07", "0.1", "0.15", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8",
          "0.9");
  private static final int ONE_HALF = THRESHOLDS.indexOf("0.5");

  private ThresholdFigure() {}

  /**
   * Returns a figure that shows the employees, the confusion matrix and its ratios at the threshold
   * of the slider, which starts at 0.5.
   *
   * <pre>{@code
   * ThresholdFigure.of(left, model.predict(Z))
   * }</pre>
   *
   * @param left the labels, [n,1]: 1 for employees who leave
   * @param p the predicted probabilities, [n,1]
   * @throws IllegalArgumentException if the shapes differ, a label is neither 0 nor 1, or a
   *     probability is NaN
   */
  public static InteractiveFigure of(INDArray left, INDArray p) {
    return figure(left, p, HEIGHT, panels(left, p));
  }

  /**
   * Returns the same figure with the ROC curve and the precision-recall curve, and the threshold's
   * point on both.
   *
   * @throws IllegalArgumentException in the same cases as {@link #of}, and if all labels are equal
   */
  public static InteractiveFigure withCurves(INDArray left, INDArray p) {
    Stream<Panel> curves =
        Stream.of(
            CurvePanel.roc(60, RocCurve.of(left, p)),
            CurvePanel.precisionRecall(320, PrecisionRecallCurve.of(left, p)));
    return figure(left, p, HEIGHT_WITH_CURVES, Stream.concat(panels(left, p), curves));
  }

  private static Stream<Panel> panels(INDArray left, INDArray p) {
    return Stream.of(new ScorePanel(left, p), new MatrixPanel(), new MetricPanel());
  }

  private static InteractiveFigure figure(
      INDArray left, INDArray p, int height, Stream<Panel> all) {
    List<Panel> panels = all.toList();
    List<Frame> frames = THRESHOLDS.stream().map(label -> frame(label, left, p, panels)).toList();
    Scene scene = new Scene(WIDTH, height, joined(panels, Panel::background));
    return InteractiveFigure.slider("Who is flagged?", "threshold", scene, frames)
        .startingAt(ONE_HALF);
  }

  private static Frame frame(String label, INDArray left, INDArray p, List<Panel> panels) {
    double threshold = Double.parseDouble(label);
    BinaryConfusionMatrix matrix = ConfusionMatrix.binary(left, p, Keywords.threshold(threshold));
    return new Frame(
        label, joined(panels, panel -> panel.drawing(threshold, matrix)), words(label, matrix));
  }

  private static String joined(List<Panel> panels, Function<Panel, String> part) {
    return panels.stream().map(part).collect(Collectors.joining());
  }

  private static String words(String label, BinaryConfusionMatrix m) {
    return String.format(
        Locale.ROOT,
        "Threshold %s flags %,d of %,d: %,d of the %,d who leave and %,d of the %,d who stay."
            + " Accuracy %s, recall %s, precision %s, F1 %s, FPR %s.",
        label,
        m.tp() + m.fp(),
        m.total(),
        m.tp(),
        m.tp() + m.fn(),
        m.fp(),
        m.fp() + m.tn(),
        MetricPanel.number(m.accuracy()),
        MetricPanel.number(m.recall()),
        MetricPanel.number(m.precision()),
        MetricPanel.number(m.f1()),
        MetricPanel.number(m.fpr()));
  }
}
