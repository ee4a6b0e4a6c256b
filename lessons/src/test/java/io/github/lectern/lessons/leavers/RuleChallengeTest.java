package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleChallengeTest {
  @Test
  void sighs_without_a_raise_and_with_much_overtime_beat_the_model() {
    assertThat(
            RuleChallenge.check(
                person ->
                    person.getInt("sighs a day") > 3
                        && person.getInt("months without a raise") > 18
                        && person.getInt("overtime hours") > 25))
        .satisfies(report -> assertThat(report.done()).isTrue())
        .asString()
        .contains("12 flagged, 5 of 10 leavers among them", "A year later its F1 is 0.2353");
  }

  @Test
  void a_rule_that_flags_too_many_gets_a_hint_to_add_a_condition() {
    assertThat(RuleChallenge.check(person -> person.getInt("sighs a day") > 3).toString())
        .contains("precision 0.1000, recall 1.0000, F1 0.1818", "add a condition");
  }

  @Test
  void a_rule_that_finds_too_few_gets_a_hint_to_loosen_a_condition() {
    assertThat(
            RuleChallenge.check(
                    person ->
                        person.getInt("months without a raise") == 31
                            && person.getInt("commute minutes") == 53
                            && person.getInt("overtime hours") == 1)
                .toString())
        .contains("precision 1.0000, recall 0.1000", "loosen a condition");
  }

  @Test
  void a_whole_number_read_from_a_column_of_decimals_gets_a_hint() {
    assertThat(RuleChallenge.check(person -> person.getInt("years here") > 3).toString())
        .contains(
            "years here has decimals; write person.getDouble(\"years here\"). It may use the");
  }

  @Test
  void reference_letters_employee_numbers_and_labels_are_hidden() {
    assertThat(RuleChallenge.check(person -> person.getBoolean("reference letter")).toString())
        .contains(
            ": wrong", "reference letter", "It may use the columns [years here, months without");
    assertThat(RuleChallenge.check(person -> person.getBoolean("left")).done()).isFalse();
    assertThat(RuleChallenge.check(person -> person.getInt("employee") < 60).done()).isFalse();
  }
}
