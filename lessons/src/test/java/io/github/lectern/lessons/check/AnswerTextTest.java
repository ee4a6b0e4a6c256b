package io.github.lectern.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AnswerTextTest {
  @Test
  void numbers_have_at_most_six_digits_and_no_trailing_zeros() {
    assertThat(AnswerText.of(9.0)).isEqualTo("9");
    assertThat(AnswerText.of(-0.25)).isEqualTo("-0.25");
    assertThat(AnswerText.of(0.880797077)).isEqualTo("0.880797");
    assertThat(AnswerText.of(99.00000000000001)).isEqualTo("99");
    assertThat(AnswerText.of(1e-10)).isEqualTo("1e-10");
    assertThat(AnswerText.of(5.148e-131)).isEqualTo("5.148e-131");
    assertThat(AnswerText.of(Double.NaN)).isEqualTo("NaN");
    assertThat(AnswerText.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }

  @Test
  void arrays_are_shown_by_their_elements() {
    assertThat(AnswerText.of(new double[] {1, 0.5})).isEqualTo("[1, 0.5]");
    assertThat(AnswerText.of(new long[] {784, 1})).isEqualTo("[784, 1]");
    assertThat(AnswerText.of(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(AnswerText.of(Nd4j.eye(2))).isEqualTo("[[1. 0.] [0. 1.]]");
    assertThat(AnswerText.of("text")).isEqualTo("text");
  }

  @Test
  void a_large_tensor_is_shown_by_its_shape() {
    assertThat(AnswerText.of(Nd4j.arange(13))).isEqualTo("a tensor of shape [13]");
    assertThat(AnswerText.of(Nd4j.arange(12).reshape(3, 4))).startsWith("[[").endsWith("]]");
  }
}
