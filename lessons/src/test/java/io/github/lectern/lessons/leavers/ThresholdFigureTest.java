package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ThresholdFigureTest {
  private static final INDArray LEFT = column(1, 1, 0, 0, 0);
  private static final INDArray P = column(0.8f, 0.06f, 0.4f, 0.02f, 0.002f);
  private static final InteractiveFigure FIGURE = ThresholdFigure.of(LEFT, P);
  private static final InteractiveFigure CURVES = ThresholdFigure.withCurves(LEFT, P);

  @Test
  void it_starts_at_one_half() {
    assertThat(FIGURE.toString()).contains("Threshold 0.5 flags 1 of 5:");
  }

  @Test
  void matrix_and_ratios_are_those_of_the_threshold() {
    // above 0.05 are 0.8 and 0.06, who leave, and 0.4, who stays
    Frame frame = frame(FIGURE, "0.05");
    assertThat(frame.words())
        .isEqualTo(
            "Threshold 0.05 flags 3 of 5: 2 of the 2 who leave and 1 of the 3 who stay."
                + " Accuracy 0.800, recall 1.000, precision 0.667, F1 0.800, FPR 0.333.");
    assertThat(frame.drawing())
        .containsSubsequence(">2</text>", ">0</text>", ">1</text>", ">2</text>")
        .containsSubsequence(">0.800<", ">1.000<", ">0.667<", ">0.800<", ">0.333<");
  }

  @Test
  void a_precision_of_nothing_has_neither_bar_nor_point() {
    Frame frame = frame(CURVES, "0.9");
    assertThat(frame.words()).contains("precision undefined");
    assertThat(frame.drawing()).contains(">undefined</text>", "undefined (0/0)");
    assertThat(frame.drawing().split("<circle", -1)).as("the point of the ROC curve").hasSize(2);
  }

  @Test
  void the_points_move_along_their_curves() {
    // recall 1 at the top, FPR 1/3 of 180 from 60; precision 2/3 of 180 up to 564 at the right end
    assertThat(frame(CURVES, "0.05").drawing())
        .contains("<circle cx=\"120.0\" cy=\"384.0\"", "<circle cx=\"500.0\" cy=\"444.0\"");
    // everybody: FPR 1 and recall 1; precision 2/5
    assertThat(frame(CURVES, "0").drawing())
        .contains("<circle cx=\"240.0\" cy=\"384.0\"", "<circle cx=\"500.0\" cy=\"492.0\"");
  }

  @Test
  void precision_against_recall_is_drawn_as_steps_without_spikes() {
    // 0.8 leaves: recall 1/2, precision 1; 0.4 stays; 0.06 leaves: recall 1, precision 2/3
    assertThat(precisionRecall(LEFT, P))
        .contains("d=\"M320.0 384.0L410.0 384.0L410.0 444.0L500.0 444.0\"");
  }

  @Test
  void precision_against_recall_begins_at_the_first_leaver() {
    // 0.9 stays, so recall and precision are 0; 0.8 leaves: recall 1, precision 1/2
    assertThat(precisionRecall(column(0, 1, 0), column(0.9f, 0.8f, 0.1f)))
        .contains("d=\"M320.0 474.0L500.0 474.0\"");
  }

  private static String precisionRecall(INDArray left, INDArray p) {
    return CurvePanel.precisionRecall(320, PrecisionRecallCurve.of(left, p)).background();
  }

  @Test
  void a_lower_threshold_never_flags_fewer_people() {
    int before = 0;
    for (int i = FIGURE.frames().size() - 1; i >= 0; i--) {
      int flagged =
          Integer.parseInt(FIGURE.frames().get(i).words().replaceAll(".*flags (\\d) of 5.*", "$1"));
      assertThat(flagged).isGreaterThanOrEqualTo(before);
      before = flagged;
    }
    assertThat(before).isEqualTo(5);
  }

  @Test
  void each_person_is_a_dot_and_leavers_are_apart() {
    assertThat(dots("#D55E00")).as("leave").isEqualTo(2);
    assertThat(dots("#8A8A8A")).as("stay").isEqualTo(3);
  }

  private static int dots(String colour) {
    String background = new ScorePanel(LEFT, P).background();
    String path =
        background.replaceAll("(?s).*<path d=\"([^\"]*)\" stroke=\"" + colour + ".*", "$1");
    return path.split("M", -1).length - 1;
  }

  private static Frame frame(InteractiveFigure figure, String label) {
    return figure.frames().stream()
        .filter(frame -> frame.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static INDArray column(float... values) {
    return Nd4j.createFromArray(values).reshape(-1, 1);
  }
}
