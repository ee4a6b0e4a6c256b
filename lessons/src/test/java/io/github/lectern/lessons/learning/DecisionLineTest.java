package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DecisionLineTest {
  private static final INDArray X = Nd4j.createFromArray(new double[][] {{1, 0}, {-1, 0}, {2, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new double[][] {{1}, {0}, {0}});
  private final DecisionLine lines = new DecisionLine(X, Y);

  // The scores are 1, -1 and 2: L = (ln(1 + e^-1) + ln(1 + e^-1) + ln(1 + e^2)) / 3 = 0.9178
  @Test
  void each_frame_says_the_score_the_loss_and_how_many_are_right() {
    lines.add(0, Nd4j.createFromArray(new double[][] {{1}, {0}}), 0);
    lines.add(1, Nd4j.createFromArray(new double[][] {{0.5}, {-2}}), -0.25);
    assertThat(lines.figure().frames().get(0).words())
        .isEqualTo(
            "After 0 steps: score = 1.00 × width + 0.00 × height + 0.00. Loss 0.918, 2 of 3 right.");
    assertThat(lines.figure().frames().get(1).words())
        .startsWith("After 1 step: score = 0.50 × width − 2.00 × height − 0.25.");
  }

  // Width 1 is at 56 + (1 + 3.2) / 6.4 * 360 = 292.25, drawn at 292.3, from the bottom, 372, to the
  // top, 12.
  @Test
  void the_line_is_where_the_score_is_0_and_ends_at_the_axes() {
    lines.add(0, Nd4j.createFromArray(new double[][] {{2}, {0}}), -2);
    assertThat(lines.figure().frames().get(0).drawing()).contains("d=\"M292.3 372.0L292.3 12.0\"");
  }

  @Test
  void a_legend_names_both_marks_and_the_line() {
    lines.add(0, Nd4j.createFromArray(new double[][] {{1}, {0}}), 0);
    assertThat(lines.figure().toHtml())
        .contains("apple\\u003c/text", "pear\\u003c/text", "probability 0.5\\u003c/text");
  }

  @Test
  void weights_of_0_have_no_line_and_a_record_without_lines_has_no_figure() {
    assertThatIllegalArgumentException().isThrownBy(lines::figure);
    lines.add(0, Nd4j.zeros(2, 1), 1);
    assertThat(lines.figure().frames().get(0).drawing()).isEmpty();
  }
}
