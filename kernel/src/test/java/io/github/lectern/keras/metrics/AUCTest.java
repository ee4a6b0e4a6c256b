package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.named;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.AucOption.AucCurve;
import io.github.lectern.keras.metrics.AucOption.AucSummation;
import io.github.lectern.keras.metrics.AucOption.NumThresholds;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AUCTest {
  private static final Tile Y = column(0, 0, 1, 1);
  private static final Tile P = column(0, .5, .3, .9);

  @ParameterizedTest
  @CsvSource({
    // The data and the first value are from the API documentation of tf.keras.metrics.AUC in
    // Keras 2.7.
    // Thresholds 0, .5, 1: TP 2 1 0, FP 2 0 0; so recall 1 .5 0, FPR 1 0 0, precision .5 1 0
    "ROC, interpolation, 0.75",
    "ROC, minoring, 0.5",
    "ROC, majoring, 1.0",
    "PR, minoring, 0.25",
    "PR, majoring, 1.0",
    // slopes 1/3 and 1, intercepts 2/3 and 0: (1/3 (1 + 2/3 ln 4) + 1) / 2
    "PR, interpolation, 0.8206993735",
    "pr, Interpolation, 0.8206993735",
  })
  void three_thresholds_give_the_area_worked_out_by_hand(
      String curve, String method, double expected) {
    var auc = new AUC(new NumThresholds(3), new AucCurve(curve), new AucSummation(method));
    auc.updateState(Y, P);
    assertThat(auc.result()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void thresholds_end_just_outside_of_0_and_1() {
    assertThat(new AUC(new NumThresholds(5)).thresholds())
        .containsExactly(-1e-7, .25, .5, .75, 1 + 1e-7);
    assertThat(new AUC(new Thresholds(List.of(.6, .2))).thresholds())
        .containsExactly(-1e-7, .2, .6, 1 + 1e-7);
    assertThat(new AUC().thresholds()).hasSize(200);
  }

  @Test
  void predictions_of_exactly_0_and_1_are_told_apart() {
    var auc = new AUC();
    auc.updateState(column(0, 1, 0, 1), column(0, 1, 0, 1));
    assertThat(auc.result()).isEqualTo(1);
  }

  @Test
  void a_guess_that_knows_nothing_has_one_half() {
    var auc = new AUC();
    auc.updateState(column(0, 1, 1), column(.3, .3, .3));
    assertThat(auc.result()).isEqualTo(.5);
  }

  @Test
  void one_class_alone_has_no_area() {
    var auc = new AUC();
    auc.updateState(column(1, 1), column(.3, .9));
    assertThat(auc.result()).isZero();
  }

  @Test
  void several_columns_count_entry_by_entry() {
    var columns = new AUC();
    columns.updateState(rows(row(0, 0), row(1, 1)), rows(row(0, .5), row(.3, .9)));
    var column = new AUC();
    column.updateState(Y, P);
    assertThat(columns.result()).isEqualTo(column.result()).isEqualTo(.75);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void on_a_grid_the_area_is_the_share_of_pairs_in_the_right_order(long seed) {
    // AUC = P(p+ > p-) + P(p+ = p-) / 2 (Hanley and McNeil, 1982); this is exact if at least one
    // threshold lies between any two different scores
    Random random = new Random(seed);
    double[] labels = random.doubles(300).map(u -> u < .3 ? 1 : 0).toArray();
    double[] scores = random.ints(300, 0, 50).mapToDouble(k -> k / 50.0 + .003).toArray();
    var auc = new AUC();
    auc.updateState(column(labels), column(scores));
    assertThat(auc.result()).isCloseTo(orderedPairs(labels, scores), within(1e-12));
  }

  private static double orderedPairs(double[] labels, double[] scores) {
    double right = 0;
    int pairs = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < labels.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          right += (Math.signum(scores[i] - scores[j]) + 1) / 2;
          pairs++;
        }
      }
    }
    return right / pairs;
  }

  @Test
  void unknown_curves_and_methods_name_the_known_ones() {
    assertThatThrownBy(() -> new AucCurve("rok"))
        .hasMessage("Unknown AUC curve: rok\nDid you mean \"ROC\"? Known names: ROC, PR");
    assertThatThrownBy(() -> new AucSummation("major"))
        .hasMessageStartingWith("Unknown AUC summation method: major\nDid you mean \"majoring\"?");
    assertThatThrownBy(() -> new NumThresholds(1))
        .hasMessage("numThresholds: expected at least 2 but got 1; try numThresholds(200)");
  }

  @Test
  void nan_stops_as_in_keras() {
    var auc = new AUC(named("auc"));
    assertThatThrownBy(() -> auc.updateState(column(1), column(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Metric \"auc\": expected predictions from 0 to 1 but got NaN");
  }
}
