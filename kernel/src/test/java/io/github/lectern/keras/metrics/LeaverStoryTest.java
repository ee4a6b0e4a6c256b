package io.github.lectern.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.metrics.ConfusionOption.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lecture's example: ten of a thousand people leave, and three classifiers predict who. */
class LeaverStoryTest {
  private static final int PEOPLE = 1000;
  private static final int LEAVERS = 10;
  private static final Tile LEAVES = people(i -> i < LEAVERS ? 1 : 0);

  private interface Score {
    double of(int person);
  }

  private static Tile people(Score score) {
    float[] values = new float[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      values[i] = (float) score.of(i);
    }
    return new Tile(values, PEOPLE, 1);
  }

  private static double value(Metric metric, Tile predicted) {
    metric.updateState(LEAVES, predicted);
    return metric.result();
  }

  @Test
  void nobody_leaves_is_99_percent_accurate_and_finds_nobody() {
    Tile nobody = people(i -> 0);
    assertThat(value(new BinaryAccuracy(), nobody)).isEqualTo(.99);
    assertThat(value(new Accuracy(), nobody)).isEqualTo(.99);
    assertThat(value(new Recall(), nobody)).isZero();
    assertThat(value(new Precision(), nobody)).isZero();
  }

  @Test
  void five_of_ten_is_a_recall_of_one_half() {
    Tile five = people(i -> i < 5 ? 1 : 0);
    assertThat(value(new Recall(), five)).isEqualTo(.5);
    assertThat(value(new Precision(), five)).isEqualTo(1);
  }

  @Test
  void flagging_a_hundred_finds_all_at_a_precision_of_one_tenth() {
    Tile odd = people(i -> i < 100 ? .9 : .1);
    assertThat(value(new BinaryAccuracy(), odd)).isEqualTo(.91);
    assertThat(value(new Recall(), odd)).isEqualTo(1);
    assertThat(value(new Precision(), odd)).isEqualTo(.10);
  }

  @Test
  void the_curve_through_both_has_an_area_of_97727() {
    // (0,0), (0,.5), (90/990,1), (1,1): (.5 + 1) / 2 * 1/11 + 1 * 10/11 = 0.97727
    Tile score = people(i -> i < 5 ? .9 : i < 100 ? .6 : .1);
    double area = .75 / 11 + 10.0 / 11;
    assertThat(area).isCloseTo(.97727, within(5e-6));
    assertThat(value(new AUC(), score)).isCloseTo(area, within(1e-12));
    assertThat(value(new AUC(new Thresholds(List.of(.3, .7))), score))
        .isCloseTo(area, within(1e-12));
  }
}
