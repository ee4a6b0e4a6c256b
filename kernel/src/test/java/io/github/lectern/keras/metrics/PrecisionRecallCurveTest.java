package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.PrecisionRecallCurve.Point;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PrecisionRecallCurveTest {
  private static INDArray vector(float... values) {
    return Nd4j.createFromArray(values);
  }

  @Test
  void the_points_and_the_average_are_those_of_the_documented_example() {
    // scikit-learn's precision_recall_curve: precision .5 .667 .5 1, recall 1 1 .5 .5, here in
    // reverse order; average_precision_score: .83
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(vector(0, 0, 1, 1), vector(.1f, .4f, .35f, .8f));
    assertThat(curve.points())
        .containsExactly(
            new Point(.4f, .5, 1),
            new Point(.35f, .5, .5),
            new Point(.1f, 1, 2.0 / 3),
            new Point(Double.NEGATIVE_INFINITY, 1, .5));
    assertThat(curve.averagePrecision()).isCloseTo(.5 * 1 + .5 * 2 / 3, within(1e-15));
    assertThat(curve.prevalence()).isEqualTo(.5);
  }

  @Test
  void the_leavers_have_the_precisions_of_the_lecture() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(RocCurveTest.leavers(), RocCurveTest.scores());
    assertThat(curve)
        .hasToString(
            """
            Precision-recall curve with 3 points, average precision 0.55000, prevalence 0.01:
              recall 0.5, precision 1 at threshold 0.6
              recall 1, precision 0.1 at threshold 0.1
              recall 1, precision 0.01 without a threshold""");
  }

  @Test
  void labels_of_one_kind_are_refused() {
    assertThatThrownBy(() -> PrecisionRecallCurve.of(vector(0, 0), vector(.1f, .2f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PrecisionRecallCurve: expected positive and negative labels but got 0 positive and"
                + " 2 negative");
  }
}
