package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import io.github.lectern.keras.metrics.RocCurve.Point;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RocCurveTest {
  private static INDArray vector(float... values) {
    return Nd4j.createFromArray(values);
  }

  /** Scores: .9 for five leavers, .6 for five leavers and ninety others, .1 for everybody else. */
  static INDArray leavers() {
    float[] y = new float[1000];
    Arrays.fill(y, 0, 10, 1);
    return vector(y);
  }

  static INDArray scores() {
    float[] scores = new float[1000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i < 5 ? .9f : i < 100 ? .6f : .1f;
    }
    return vector(scores);
  }

  @Test
  void the_points_are_those_of_the_documented_example() {
    // scikit-learn's roc_curve: fpr 0 0 .5 .5 1, tpr 0 .5 .5 1 1; in scikit-learn, scores equal to
    // the threshold are positive, here only scores above it, so each threshold is one point later
    RocCurve curve = RocCurve.of(vector(0, 0, 1, 1), vector(.1f, .4f, .35f, .8f));
    assertThat(curve.points())
        .containsExactly(
            new Point(.8f, 0, 0),
            new Point(.4f, 0, .5),
            new Point(.35f, .5, .5),
            new Point(.1f, .5, 1),
            new Point(Double.NEGATIVE_INFINITY, 1, 1));
    assertThat(curve.auc()).isEqualTo(.75); // roc_auc_score
  }

  @Test
  void the_leavers_of_the_lecture_have_four_points_and_their_area() {
    RocCurve curve = RocCurve.of(leavers(), scores());
    assertThat(curve.points())
        .containsExactly(
            new Point(.9f, 0, 0),
            new Point(.6f, 0, .5),
            new Point(.1f, 90 / 990.0, 1),
            new Point(Double.NEGATIVE_INFINITY, 1, 1));
    // .75 / 11 + 10 / 11
    assertThat(curve.auc()).isCloseTo(10.75 / 11, within(1e-15)).isCloseTo(.97727, within(5e-6));
  }

  @Test
  void a_point_is_what_its_threshold_gives() {
    INDArray truth = vector(0, 1, 1, 0, 1);
    INDArray score = vector(.2f, .3f, .3f, .7f, .9f);
    for (Point point : RocCurve.of(truth, score).points()) {
      BinaryConfusionMatrix matrix =
          ConfusionMatrix.binary(truth, score, new Threshold(point.threshold()));
      assertThat(point.fpr()).isEqualTo(matrix.fpr());
      assertThat(point.tpr()).isEqualTo(matrix.recall());
    }
  }

  @Test
  void upside_down_scores_have_the_complementary_area() {
    INDArray truth = vector(0, 0, 1, 0, 1);
    INDArray score = vector(.1f, .5f, .4f, .2f, .8f);
    double area = RocCurve.of(truth, score).auc();
    assertThat(area)
        .isCloseTo(5.0 / 6, within(1e-15)); // one of the six pairs is in the wrong order
    assertThat(RocCurve.of(truth, score.neg()).auc()).isCloseTo(1 - area, within(1e-15));
  }

  @Test
  void scores_that_are_all_alike_are_the_diagonal() {
    RocCurve curve = RocCurve.of(vector(0, 1, 1), vector(3, 3, 3));
    assertThat(curve.points()).hasSize(2);
    assertThat(curve.auc()).isEqualTo(.5);
  }

  @Test
  void the_text_has_the_area_and_the_points_if_they_are_few() {
    assertThat(RocCurve.of(leavers(), scores()))
        .hasToString(
            """
            ROC curve with 4 points, AUC 0.97727:
              (0, 0) at threshold 0.9
              (0, 0.5) at threshold 0.6
              (0.0909, 1) at threshold 0.1
              (1, 1) without a threshold""");
  }

  @Test
  void labels_of_one_kind_are_refused() {
    assertThatThrownBy(() -> RocCurve.of(vector(1, 1), vector(.1f, .2f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RocCurve: expected positive and negative labels but got 2 positive and 0 negative");
    assertThatThrownBy(() -> RocCurve.of(vector(1, 3), vector(.1f, .2f)))
        .hasMessage("RocCurve: expected labels 0 and 1 but got 3.0 in row 1");
  }
}
