package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionExercisesTest {
  private static final long[] NONE = {};

  @Test
  void starters_are_not_done_yet() {
    assertThat(ConvolutionExercises.quizzes(0, 0, 0).toString().lines().skip(1))
        .hasSize(3)
        .allMatch(line -> line.endsWith("not done yet"));
    assertThat(ConvolutionExercises.shapes(NONE, 0, NONE, 0, 0).toString().lines().skip(1))
        .hasSize(5)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @Test
  void right_answers_pass() {
    assertThat(ConvolutionExercises.quizzes(2, 3, 1).done()).isTrue();
    Report shapes =
        ConvolutionExercises.shapes(new long[] {24, 24, 8}, 208, new long[] {6, 6, 16}, 1168, 5770);
    assertThat(shapes.done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "26 26 8, four places are lost",
    "28 28 8, does not fit everywhere",
    "24 24 1, one map for each of the 8",
    "12 12 8, after the pooling",
    "8 24 24, The channels come last",
    "23 23 8, along 28 pixels",
    "24 24, Expected a shape with 3 numbers but got one with 2"
  })
  void wrong_first_shapes_get_their_hints(String shape, String hint) {
    assertThat(ConvolutionExercises.shapes(parsed(shape), 0, NONE, 0, 0).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "5 5 16, without padding",
    "12 12 16, halves the sides",
    "6 6 8, one map for each of the 16",
    "16 6 6, The channels come last",
    "14 14 16, Follow one side",
    "12 12 8, That is the shape after the pooling"
  })
  void wrong_second_shapes_get_their_hints(String shape, String hint) {
    assertThat(ConvolutionExercises.shapes(NONE, 0, parsed(shape), 0, 0).toString()).contains(hint);
  }

  private static long[] parsed(String shape) {
    return Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, 0, Those are the weights",
    "201, 0, 0, a bias of its own",
    "80, 0, 0, These windows are 5 by 5",
    "7, 0, 0, How many weights does one filter have",
    "0, 160, 0, reaches through all 8 maps",
    "0, 1152, 0, Those are the weights",
    "0, 7, 0, A window has 3 × 3 × 8 weights here",
    "0, 0, 5760, Each node also has a bias",
    "0, 0, 370, 'lays out all maps, not just one'",
    "0, 0, 7, How many numbers does Flatten pass on"
  })
  void wrong_counts_get_their_hints(long first, long second, long dense, String hint) {
    assertThat(ConvolutionExercises.shapes(NONE, first, NONE, second, dense).toString())
        .contains(hint);
  }
}
