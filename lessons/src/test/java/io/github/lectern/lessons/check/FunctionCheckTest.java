package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FunctionCheckTest {
  private static final FunctionCheck<Double, Double> SQUARE =
      FunctionCheck.ofNumbers("square", 1e-9)
          .on(3.0, 9.0)
          .on(-2.5, 6.25, "Is a square negative?")
          .because("x times x.");

  @Test
  void a_function_that_is_right_on_every_input_passes() {
    assertThat(SQUARE.judge(x -> x * x))
        .isEqualTo(new Result("square", Verdict.PASSED, "x times x."));
  }

  @Test
  void the_first_input_with_a_wrong_result_is_named() {
    assertThat(SQUARE.judge(x -> 2 * x))
        .isEqualTo(new Result("square", Verdict.WRONG, "For 3: expected 9 but got 6."));
  }

  @Test
  void a_hint_of_that_input_follows() {
    assertThat(SQUARE.judge(x -> x * Math.abs(x)).message())
        .isEqualTo("For -2.5: expected 6.25 but got -6.25. Is a square negative?");
  }

  @Test
  void a_starter_without_a_result_is_not_done_yet() {
    assertThat(SQUARE.judge(null).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(SQUARE.judge(x -> null).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(
            SQUARE
                .judge(
                    x -> {
                      throw new UnsupportedOperationException("your turn");
                    })
                .verdict())
        .isEqualTo(Verdict.NOT_DONE);
  }

  @Test
  void null_for_only_some_inputs_is_wrong() {
    assertThat(SQUARE.judge(x -> x < 0 ? null : x * x).message())
        .isEqualTo("For -2.5: expected 6.25 but got null. Is a square negative?");
  }

  @Test
  void an_exception_is_a_wrong_answer_with_its_message() {
    assertThat(SQUARE.judge(x -> Double.valueOf("x")))
        .isEqualTo(
            new Result(
                "square",
                Verdict.WRONG,
                "For 3, it threw NumberFormatException: For input string: \"x\""));
  }

  @Test
  void the_hint_of_an_input_also_follows_an_exception() {
    FunctionCheck<Double, Double> root =
        FunctionCheck.ofNumbers("root", 1e-9).on(-1.0, 0.0, "There is no root below 0.");
    assertThat(root.judge(x -> Double.valueOf("x")).message())
        .isEqualTo(
            "For -1, it threw NumberFormatException: For input string: \"x\""
                + ". There is no root below 0.");
    assertThat(root.judge(FunctionCheckTest::endless).message())
        .isEqualTo("For -1, it calls itself endlessly. There is no root below 0.");
  }

  /** JShell throws it if a method calls another one that is not declared. */
  @Test
  void a_call_of_an_undeclared_method_points_to_the_message_of_its_cell() {
    FunctionCheck<Double, Double> root =
        FunctionCheck.ofNumbers("root", 1e-9).on(-1.0, 0.0, "There is no root below 0.");
    assertThat(
            root.judge(
                    x -> {
                      throw new SPIResolutionException();
                    })
                .message())
        .isEqualTo(
            "For -1, it uses something that is not declared: read the message below its cell.");
  }

  @SuppressWarnings("serial")
  private static final class SPIResolutionException extends RuntimeException {}

  @Test
  void a_failed_assertion_is_a_wrong_answer_with_its_message() {
    assertThat(
            SQUARE
                .judge(
                    x -> {
                      throw new AssertionError("x > 9");
                    })
                .message())
        .isEqualTo("For 3, it threw AssertionError: x > 9");
  }

  @Test
  void a_function_that_calls_itself_without_an_end_is_a_wrong_answer() {
    assertThat(SQUARE.judge(FunctionCheckTest::endless).message())
        .isEqualTo("For 3, it calls itself endlessly.");
  }

  @Test
  void an_interrupt_of_the_cell_is_not_a_wrong_answer() {
    assertThatExceptionOfType(Error.class)
        .isThrownBy(
            () ->
                SQUARE.judge(
                    x -> {
                      throw new Error("stop");
                    }));
  }

  @Test
  void tensors_are_compared_by_shape_and_elements() {
    INDArray x = Nd4j.createFromArray(1.0, 2.0);
    FunctionCheck<INDArray, INDArray> doubled =
        FunctionCheck.ofTensors("doubled", 1e-9).on(x, Nd4j.createFromArray(2.0, 4.0));
    assertThat(doubled.judge(a -> a.add(a)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(doubled.judge(a -> a.mul(a)).message())
        .isEqualTo("For [1. 2.]: expected [2. 4.] but got [1. 4.].");
    assertThat(doubled.judge(a -> a.add(a).reshape(2, 1)).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void a_function_that_changes_its_input_is_wrong_if_it_must_not() {
    INDArray x = Nd4j.createFromArray(1.0, 2.0);
    FunctionCheck<INDArray, INDArray> doubled =
        FunctionCheck.ofTensors("doubled", 1e-9)
            .on(x, Nd4j.createFromArray(2.0, 4.0))
            .keepingInput(INDArray::dup, INDArray::equals, "Write mul instead of muli.");
    assertThat(doubled.judge(a -> a.mul(2)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(doubled.judge(a -> a.muli(2)))
        .isEqualTo(
            new Result(
                "doubled",
                Verdict.WRONG,
                "For [1. 2.], it changes its input. Write mul instead of muli."));
    assertThat(x).isEqualTo(Nd4j.createFromArray(1.0, 2.0));
  }

  private static double endless(double x) {
    return x < -1 ? x : endless(x + 1) + 1;
  }
}
