package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayCheckTest {
  private static final INDArray RIGHT =
      Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6.5}});
  private static final Check<INDArray> TENSOR = ArrayCheck.of("a tensor", RIGHT, 0.25);
  private static final Check<double[]> NUMBERS =
      ArrayCheck.of("numbers", new double[] {0.5, 2}, 0.01);

  @Test
  void a_tensor_within_the_tolerance_passes_whatever_its_type_and_order() {
    assertThat(TENSOR.judge(RIGHT.add(0.25)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(TENSOR.judge(RIGHT.castTo(DataType.FLOAT)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(TENSOR.judge(RIGHT.dup('f')).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void an_empty_array_and_null_are_not_done_yet() {
    assertThat(TENSOR.judge(Nd4j.empty()).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(TENSOR.judge(null).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(NUMBERS.judge(new double[0]).verdict()).isEqualTo(Verdict.NOT_DONE);
  }

  @Test
  void another_shape_is_wrong_and_both_are_named() {
    assertThat(TENSOR.judge(RIGHT.transpose()))
        .isEqualTo(new Result("a tensor", Verdict.WRONG, "Expected shape [2, 3] but got [3, 2]."));
  }

  @Test
  void wrong_elements_are_counted_and_the_first_is_shown() {
    INDArray answer = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 7.5, Double.NaN}});
    assertThat(TENSOR.judge(answer).message())
        .isEqualTo(
            """
            The shape is right, but 2 of 6 elements are wrong; the first, at [1, 1], is 7.5.\
             Yours: [[1.  2.  3. ]
             [4.  7.5 nan]]""");
  }

  @Test
  void numbers_are_judged_like_a_tensor_of_one_axis() {
    assertThat(NUMBERS.judge(new double[] {0.509, 1.991}).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(NUMBERS.judge(new double[] {0.52, 2}).message())
        .startsWith("The shape is right, but the element at [0] is wrong: it is 0.52.");
    assertThat(NUMBERS.judge(new double[] {1}).message())
        .isEqualTo("Expected shape [2] but got [1].");
  }

  @Test
  void a_hint_of_the_question_comes_before_the_difference() {
    Check<INDArray> hinted =
        TENSOR.hint(Hint.when(answer -> answer.size(0) == 3, "Rows and columns are swapped."));
    assertThat(hinted.judge(RIGHT.transpose()).message())
        .isEqualTo("Rows and columns are swapped.");
  }

  @Test
  void a_shape_passes_when_all_its_numbers_are_right() {
    Check<long[]> shape = ArrayCheck.shape("W", 784, 1);
    assertThat(shape.judge(new long[] {784, 1}).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(shape.judge(new long[0]).verdict()).isEqualTo(Verdict.NOT_DONE);
    assertThat(shape.judge(new long[] {1, 784}).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(shape.judge(new long[] {784}).message())
        .isEqualTo("Expected a shape with 2 numbers but got one with 1.");
  }

  @Test
  void infinities_and_nans_agree_with_themselves_only() {
    assertThat(ArrayCheck.differ(Double.NaN, Double.NaN, 0)).isFalse();
    assertThat(ArrayCheck.differ(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0)).isFalse();
    assertThat(ArrayCheck.differ(Double.NaN, 1, 9)).isTrue();
    assertThat(ArrayCheck.differ(Double.POSITIVE_INFINITY, 1, 9)).isTrue();
  }
}
