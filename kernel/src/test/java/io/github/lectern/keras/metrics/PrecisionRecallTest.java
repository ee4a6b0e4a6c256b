package io.github.lectern.keras.metrics;

import static io.github.lectern.keras.metrics.Rows.column;
import static io.github.lectern.keras.metrics.Rows.named;
import static io.github.lectern.keras.metrics.Rows.row;
import static io.github.lectern.keras.metrics.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.ConfusionOption.ClassId;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
  private static final Tile Y = rows(row(0, 0, 1), row(1, 0, 0), row(0, 1, 0), row(0, 0, 1));
  private static final Tile P =
      rows(row(.1, .2, .7), row(.3, .6, .1), row(.4, .3, .3), row(.1, .1, .8));

  @Test
  void both_equal_the_documented_example() {
    // Keras 2.7 API documentation, tf.keras.metrics.Precision and .Recall
    var precision = new Precision();
    var recall = new Recall();
    precision.updateState(column(0, 1, 1, 1), column(1, 0, 1, 1));
    recall.updateState(column(0, 1, 1, 1), column(1, 0, 1, 1));
    assertThat(precision.result()).isEqualTo(2.0 / 3);
    assertThat(recall.result()).isEqualTo(2.0 / 3);
  }

  @Test
  void all_columns_count_together_at_one_half() {
    // above .5: (0,2) positive, (1,1) negative, (3,2) positive; four labels are positive
    var precision = new Precision();
    var recall = new Recall();
    precision.updateState(Y, P);
    recall.updateState(Y, P);
    assertThat(precision.result()).isEqualTo(2.0 / 3);
    assertThat(recall.result()).isEqualTo(2.0 / 4);
  }

  @Test
  void a_prediction_at_the_threshold_is_not_found() {
    var recall = new Recall(.5);
    recall.updateState(column(1, 1), column(.5, .5001));
    assertThat(recall.result()).isEqualTo(.5);
  }

  @Test
  void a_lower_threshold_finds_more_and_is_less_precise() {
    // above .3 in float32: (0,2), (1,1), (2,0), (3,2); .3 is not above .3
    var precision = new Precision(.3);
    var recall = new Recall(.25);
    precision.updateState(Y, P);
    recall.updateState(Y, P);
    assertThat(precision.result()).isEqualTo(2.0 / 4);
    assertThat(recall.result()).isEqualTo(4.0 / 4);
  }

  @Test
  void several_thresholds_give_a_value_each_in_their_own_order() {
    var recall = new Recall(new Thresholds(List.of(.75, .25, .5)));
    recall.updateState(Y, P);
    assertThat(recall.results()).containsExactly(.25, 1.0, .5);
    assertThat(recall.result()).isCloseTo(1.75 / 3, within(1e-15));
  }

  @Test
  void evenly_spread_thresholds_give_the_same_as_uneven_ones() {
    // the thresholds 0, .5, 1 use Keras' shortcut; 0 is not above 0
    Tile y = column(1, 1, 1, 0);
    Tile p = column(0, .5, 1, .75);
    var even = new Recall(new Thresholds(List.of(0.0, .5, 1.0)));
    var uneven = new Recall(new Thresholds(List.of(0.0, .5, .9, 1.0)));
    even.updateState(y, p);
    uneven.updateState(y, p);
    assertThat(even.results()).containsExactly(2.0 / 3, 1.0 / 3, 0.0);
    assertThat(uneven.results()).containsExactly(2.0 / 3, 1.0 / 3, 1.0 / 3, 0.0);
  }

  @Test
  void one_class_alone_can_be_looked_at() {
    var precision = new Precision(new ClassId(1));
    var recall = new Recall(new ClassId(2));
    precision.updateState(Y, P);
    recall.updateState(Y, P);
    assertThat(precision.result()).isZero();
    assertThat(recall.result()).isEqualTo(1);
  }

  @Test
  void nothing_of_nothing_is_zero() {
    var precision = new Precision();
    var recall = new Recall();
    precision.updateState(column(0, 0), column(.1, .2));
    recall.updateState(column(0, 0), column(.9, .2));
    assertThat(precision.result()).isZero();
    assertThat(recall.result()).isZero();
  }

  @Test
  void nan_stops_with_the_place_as_in_keras() {
    var recall = new Recall(named("recall"));
    assertThatThrownBy(
            () ->
                recall.updateState(
                    Y, rows(row(0, 0, 0), row(0, Double.NaN, 0), row(0, 0, 0), row(0, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"recall\": expected predictions from 0 to 1 but got NaN in row 1, column 1 of the"
                + " batch; the weights or the data contain NaN: check X, or try a lower learning rate");
    assertThat(recall.result()).isZero();
  }

  @Test
  void numbers_that_are_no_probabilities_are_refused() {
    var precision = new Precision(named("precision"));
    assertThatThrownBy(() -> precision.updateState(column(1, 0), column(.5, -2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Metric \"precision\": expected predictions from 0 to 1 but got -2.0 in row 1, column 0 of"
                + " the batch; end the net with a sigmoid or a softmax");
  }

  @Test
  void wrong_keywords_are_refused_at_once() {
    assertThatThrownBy(() -> new Recall(1.5))
        .hasMessage("thresholds: expected numbers from 0 to 1 but got 1.5");
    assertThatThrownBy(() -> new Recall(Double.NaN)).hasMessageEndingWith("but got NaN");
    assertThatThrownBy(() -> new ClassId(-1))
        .hasMessage("classId: expected a column number of at least 0 but got -1");
    assertThatThrownBy(() -> new Recall(.5, new Thresholds(List.of(.6))))
        .hasMessageStartingWith("expected each keyword at most once but got ");
    assertThat(new Recall(new ClassId(3)).mismatch(3, 3))
        .contains("expected a classId below 3, the number of outputs, but got 3");
  }
}
