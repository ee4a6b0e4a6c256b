package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final Check<Long> LEGS =
      Check.whole("legs of a spider", 8)
          .because("Spiders have four pairs of legs.")
          .hint(Hint.to(6L, "Those are insects."))
          .hint(Hint.when(legs -> legs % 2 == 1, "They come in pairs."))
          .otherwise("Look at one.");

  @Test
  void the_right_answer_passes_with_a_reason() {
    assertThat(LEGS.judge(8L))
        .isEqualTo(
            new Result("legs of a spider", Verdict.PASSED, "Spiders have four pairs of legs."));
  }

  @Test
  void the_placeholder_is_not_done_yet() {
    assertThat(LEGS.judge(0L)).isEqualTo(new Result("legs of a spider", Verdict.NOT_DONE, ""));
  }

  @Test
  void a_missing_answer_is_not_done_yet() {
    assertThat(LEGS.judge(null).verdict()).isEqualTo(Verdict.NOT_DONE);
  }

  @Test
  void a_known_wrong_answer_gets_its_hint() {
    assertThat(LEGS.judge(6L))
        .isEqualTo(new Result("legs of a spider", Verdict.WRONG, "Those are insects."));
  }

  @Test
  void a_kind_of_wrong_answer_gets_its_hint() {
    assertThat(LEGS.judge(7L).message()).isEqualTo("They come in pairs.");
  }

  @Test
  void the_first_of_several_hints_is_shown() {
    Check<Long> two =
        Check.whole("q", 1).hint(Hint.to(2L, "first")).hint(Hint.when(a -> a > 1, "second"));
    assertThat(two.judge(2L).message()).isEqualTo("first");
    assertThat(two.judge(3L).message()).isEqualTo("second");
  }

  @Test
  void any_other_wrong_answer_gets_the_last_hint() {
    assertThat(LEGS.judge(100L))
        .isEqualTo(new Result("legs of a spider", Verdict.WRONG, "Look at one."));
  }

  @Test
  void the_last_hint_may_look_at_the_answer() {
    Check<Long> eight = Check.whole("q", 8).otherwise(a -> a < 8 ? "too few" : "too many");
    assertThat(eight.judge(7L).message()).isEqualTo("too few");
    assertThat(eight.judge(9L).message()).isEqualTo("too many");
  }

  @Test
  void a_decimal_passes_at_the_edge_of_the_tolerance_and_not_beyond() {
    Check<Double> quarter = Check.decimal("a quarter", 0.25, 0.125);
    assertThat(quarter.judge(0.375).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(quarter.judge(0.125).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(quarter.judge(0.376).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void a_decimal_that_is_not_a_number_is_wrong() {
    assertThat(Check.decimal("a quarter", 0.25, 0.1).judge(Double.NaN).verdict())
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void a_ratio_of_0_gets_a_hint_about_integer_division() {
    Check<Double> ratio = Check.ratio("three of four", 0.75, 0.01);
    assertThat(ratio.judge(0.0))
        .isEqualTo(
            new Result(
                "three of four",
                Verdict.WRONG,
                "It is not 0. If you divided two whole numbers: Java's / drops the fraction, so"
                    + " 3 / 4 is 0; write 3.0 / 4."));
    assertThat(ratio.judge(3.0 / 4).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(ratio.judge(Double.NaN).verdict()).isEqualTo(Verdict.NOT_DONE);
  }

  @Test
  void a_ratio_may_be_rounded_to_two_decimals_but_not_cut_off_or_in_percent() {
    Check<Double> ratio = Check.ratio("two of three", 2.0 / 3, 0.0005);
    assertThat(ratio.judge(0.67).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(ratio.judge(0.667).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(ratio.judge(0.666).message()).startsWith("Nearly. Round it to two decimals");
    assertThat(ratio.judge(0.671).message()).startsWith("Nearly.");
    assertThat(ratio.judge(0.66).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(ratio.judge(66.7).message()).contains("write 0.5 instead of 50 %");
  }

  @Test
  void a_share_is_a_ratio_whose_placeholder_is_0() {
    Check<Double> share = Check.share("three of eight", 0.375, 0.0005);
    assertThat(share.judge(0.0).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(share.judge(0.37).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(share.judge(0.38).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(share.judge(0.4).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void a_check_that_fails_on_an_answer_reports_it_and_does_not_throw() {
    Check<String> initial = Check.of("initial", String::isBlank, word -> word.charAt(3) == 'x');
    assertThat(initial.judge("ab").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(initial.judge("ab").message())
        .startsWith("This answer could not be judged: ")
        .contains("StringIndexOutOfBounds");
  }

  @Test
  void a_hint_for_answers_that_throw_follows_the_exception() {
    Check<String> initial =
        Check.<String>of("initial", String::isBlank, word -> word.charAt(3) == 'x')
            .ifItThrows("Is the word long enough?");
    assertThat(initial.judge("ab").message())
        .startsWith("This answer could not be judged: ")
        .endsWith(". Is the word long enough?");
    assertThat(initial.judge("abc ").message()).isEmpty();
  }

  @Test
  void an_answer_that_calls_itself_endlessly_is_wrong() {
    Check<LongUnaryOperator> next = Check.of("next", one -> false, one -> one.applyAsLong(3) == 4);
    assertThat(next.judge(CheckTest::endless))
        .isEqualTo(new Result("next", Verdict.WRONG, "This answer calls itself endlessly."));
  }

  private static long endless(long x) {
    return x < 0 ? x : endless(x + 1) + 1;
  }

  @Test
  void an_answer_that_fails_with_an_error_is_wrong() {
    for (Error error :
        List.of(new AssertionError("x > 0"), new ExceptionInInitializerError("no data"))) {
      assertThat(failing(error).judge("x"))
          .isEqualTo(new Result("q", Verdict.WRONG, "This answer could not be judged: " + error));
    }
  }

  @Test
  void an_interrupt_of_the_cell_is_not_a_wrong_answer() {
    Error stop = new Error("stop");
    assertThatThrownBy(() -> failing(stop).judge("x")).isSameAs(stop);
  }

  private static Check<String> failing(Error error) {
    return Check.of(
        "q",
        String::isBlank,
        word -> {
          throw error;
        });
  }

  @Test
  void a_hint_that_fails_does_not_throw_either() {
    Check<String> word = Check.of("word", String::isBlank, "yes"::equals);
    Result result = word.hint(Hint.when(w -> w.charAt(9) == 'x', "?")).judge("no");
    assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void adding_a_hint_leaves_the_original_check_alone() {
    Check<Long> plain = Check.whole("q", 1);
    Check<Long> hinted = plain.hint(Hint.to(2L, "no"));
    assertThat(plain.judge(2L).message()).isEmpty();
    assertThat(hinted.judge(2L).message()).isEqualTo("no");
  }
}
