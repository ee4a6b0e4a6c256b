package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import tech.tablesaw.api.Table;

class LeaversTest {
  private static final Table PEOPLE = Leavers.people(43052);

  @ParameterizedTest
  @ValueSource(longs = {43052, 43053, 0, -1})
  void ten_of_a_thousand_leave_and_only_five_of_them_asked_for_a_letter(long seed) {
    Table people = Leavers.people(seed);
    INDArray letters = Leavers.flag(people, person -> person.getBoolean("reference letter"));
    assertThat(ConfusionMatrix.binary(Leavers.left(people), letters))
        .extracting(m -> List.of(m.tp(), m.fn(), m.fp(), m.tn()))
        .isEqualTo(List.of(5L, 5L, 0L, 990L));
  }

  @ParameterizedTest
  @ValueSource(longs = {43052, 43053, 0, -1})
  void a_hundred_including_all_leavers_sigh_more_than_three_times_a_day(long seed) {
    Table people = Leavers.people(seed);
    INDArray sighs = Leavers.flag(people, person -> person.getInt("sighs a day") > 3);
    assertThat(ConfusionMatrix.binary(Leavers.left(people), sighs))
        .extracting(m -> List.of(m.tp(), m.fn(), m.fp(), m.tn()))
        .isEqualTo(List.of(10L, 0L, 90L, 900L));
  }

  @Test
  void the_same_seed_returns_the_same_people_and_another_seed_others() {
    assertThat(Leavers.people(43052).printAll()).isEqualTo(PEOPLE.printAll());
    assertThat(Leavers.people(43053).printAll()).isNotEqualTo(PEOPLE.printAll());
  }

  @Test
  void nobody_waits_for_a_raise_longer_than_they_are_here() {
    assertThat(PEOPLE)
        .allSatisfy(
            person ->
                assertThat(person.getInt("months without a raise"))
                    .isLessThanOrEqualTo(
                        (int) Math.ceil(12 * (person.getDouble("years here") + 0.05))));
  }

  @Test
  void flags_are_a_column_of_ones_where_the_rule_is_true() {
    INDArray first = Leavers.flag(PEOPLE, person -> person.getInt("employee") == 1);
    assertThat(first.shape()).containsExactly(1000, 1);
    assertThat(first.getDouble(0)).isEqualTo(1);
    assertThat(first.sumNumber().doubleValue()).isEqualTo(1);
  }

  @Test
  void features_have_mean_0_and_deviation_1_and_leave_out_letters_and_truth() {
    INDArray features = Leavers.features(PEOPLE);
    assertThat(features.shape()).containsExactly(1000, 5);
    for (int k = 0; k < 5; k++) {
      assertThat(features.getColumn(k).meanNumber().doubleValue()).isCloseTo(0, within(1e-5));
      assertThat(features.getColumn(k).stdNumber().doubleValue()).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void later_people_are_standardised_with_the_earlier_means() {
    Table later = Leavers.people(43053);
    double mean = PEOPLE.intColumn("commute minutes").mean();
    double deviation = PEOPLE.intColumn("commute minutes").standardDeviation();
    double expected = (later.intColumn("commute minutes").get(7) - mean) / deviation;
    assertThat(Leavers.features(later, PEOPLE).getDouble(7, 3)).isCloseTo(expected, within(1e-5));
  }
}
