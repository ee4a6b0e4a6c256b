package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.BinaryAccuracyOption.Threshold;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BinaryConfusionMatrixTest {
  private static final BinaryConfusionMatrix NOBODY = BinaryConfusionMatrix.of(0, 10, 0, 990);
  private static final BinaryConfusionMatrix HUNDRED = BinaryConfusionMatrix.of(10, 0, 90, 900);

  private static INDArray vector(float... values) {
    return Nd4j.createFromArray(values);
  }

  @Test
  void labels_against_labels_give_the_documented_example() {
    // scikit-learn, confusion_matrix: tn, fp, fn, tp = 0, 2, 1, 1
    assertThat(ConfusionMatrix.binary(vector(0, 1, 0, 1), vector(1, 1, 1, 0)))
        .isEqualTo(BinaryConfusionMatrix.of(1, 1, 2, 0));
  }

  @Test
  void only_what_is_above_the_threshold_is_found() {
    INDArray truth = vector(1, 1, 1, 0, 0);
    INDArray score = vector(.9f, .5f, .3f, .6f, .1f);
    assertThat(ConfusionMatrix.binary(truth, score))
        .isEqualTo(BinaryConfusionMatrix.of(1, 2, 1, 1));
    assertThat(ConfusionMatrix.binary(truth, score, new Threshold(.3)))
        .isEqualTo(BinaryConfusionMatrix.of(2, 1, 1, 1));
    assertThat(ConfusionMatrix.binary(truth, score.reshape(5, 1), new Threshold(.05)))
        .isEqualTo(BinaryConfusionMatrix.of(3, 0, 2, 0));
  }

  @Test
  void the_threshold_is_that_of_recall_and_precision() {
    INDArray truth = vector(1, 1, 0, 1, 0);
    INDArray score = vector(.3f, .7f, .31f, .29f, .7f);
    BinaryConfusionMatrix matrix = ConfusionMatrix.binary(truth, score, new Threshold(.3));
    Recall recall = new Recall(.3);
    Precision precision = new Precision(.3);
    var tiles = Tiles.of(truth, score);
    recall.updateState(tiles[0], tiles[1]);
    precision.updateState(tiles[0], tiles[1]);
    assertThat(matrix.recall()).isEqualTo(recall.result()).isEqualTo(1.0 / 3);
    assertThat(matrix.precision()).isEqualTo(precision.result()).isEqualTo(1.0 / 3);
  }

  @Test
  void nobody_leaves_is_accurate_without_finding_anyone() {
    assertThat(NOBODY.accuracy()).isEqualTo(.99);
    assertThat(NOBODY.recall()).isZero();
    assertThat(NOBODY.precision()).isNaN();
    assertThat(NOBODY.f1()).isZero();
    assertThat(NOBODY.fpr()).isZero();
  }

  @Test
  void a_hundred_flagged_have_every_ratio_of_the_lecture() {
    assertThat(HUNDRED.total()).isEqualTo(1000);
    assertThat(HUNDRED.accuracy()).isEqualTo(.91);
    assertThat(HUNDRED.recall()).isEqualTo(1);
    assertThat(HUNDRED.precision()).isEqualTo(.1);
    // 2 * .1 * 1 / (.1 + 1)
    assertThat(HUNDRED.f1()).isCloseTo(.181818, within(5e-7));
    assertThat(HUNDRED.specificity()).isCloseTo(.909091, within(5e-7));
    assertThat(HUNDRED.fpr()).isCloseTo(.090909, within(5e-7));
  }

  @Test
  void f_beta_gives_the_documented_example() {
    // scikit-learn's user guide, "Binary classification":
    // precision 1, recall .5; F0.5 .83, F1 .66, F2 .55
    BinaryConfusionMatrix matrix = ConfusionMatrix.binary(vector(0, 1, 0, 1), vector(0, 1, 0, 0));
    assertThat(matrix.precision()).isEqualTo(1);
    assertThat(matrix.recall()).isEqualTo(.5);
    assertThat(matrix.fBeta(.5)).isCloseTo(.8333, within(5e-5));
    assertThat(matrix.f1()).isCloseTo(.6667, within(5e-5));
    assertThat(matrix.fBeta(2)).isCloseTo(.5556, within(5e-5));
  }

  @Test
  void no_positives_leave_recall_undefined_and_f1_zero() {
    BinaryConfusionMatrix matrix = BinaryConfusionMatrix.of(0, 0, 0, 7);
    assertThat(matrix.recall()).isNaN();
    assertThat(matrix.f1()).isZero();
    assertThat(matrix.specificity()).isEqualTo(1);
  }

  @Test
  void the_text_shows_the_four_cells_and_says_what_is_undefined() {
    assertThat(NOBODY.named("leaves", "stays"))
        .hasToString(
            """
            true \\ predicted  leaves   stays
            leaves              TP 0   FN 10
            stays               FP 0  TN 990
            accuracy 0.9900, recall 0.0000, precision undefined (0/0), f1 0.0000,\
             specificity 1.0000, fpr 0.0000""");
  }

  @Test
  void labels_that_are_no_labels_are_refused() {
    assertThatThrownBy(() -> ConfusionMatrix.binary(vector(0, 2), vector(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ConfusionMatrix.binary: expected labels 0 and 1 but got 2.0 in row 1");
    assertThatThrownBy(() -> ConfusionMatrix.binary(vector(0, 1), vector(0, Float.NaN)))
        .hasMessageStartingWith(
            "ConfusionMatrix.binary: expected numbers as scores but got NaN in row 1;");
    assertThatThrownBy(() -> ConfusionMatrix.binary(vector(0, 1), Nd4j.zeros(2, 3)))
        .hasMessageEndingWith("but got [n,3]; for several classes, use ConfusionMatrix.of");
  }

  @Test
  void counts_and_betas_below_what_makes_sense_are_refused() {
    assertThatThrownBy(() -> BinaryConfusionMatrix.of(1, 2, -3, 4))
        .hasMessage(
            "confusion matrix: expected counts of at least 0 but got TP 1, FN 2, FP -3, TN 4");
    assertThatThrownBy(() -> HUNDRED.fBeta(0)).hasMessageStartingWith("fBeta: expected a finite");
    assertThatThrownBy(() -> HUNDRED.fBeta(Double.NaN)).hasMessageContaining("but got NaN");
  }
}
