package io.github.lectern.lessons.deeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeeperExercisesTest {
  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            DeeperExercises.counts(0, 0),
            DeeperExercises.steps(0),
            DeeperExercises.convolution(0),
            DeeperExercises.quizzes(0, 0));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    assertThat(
            List.of(
                DeeperExercises.counts(1_399_510, 2.16),
                DeeperExercises.steps(313),
                DeeperExercises.convolution(320),
                DeeperExercises.quizzes(3, 2)))
        .allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "1397000, 2.16, Those are the weights",
    "1650010, 2.16, 'four gaps between them, not five'",
    "1149010, 2.16, 'four gaps between them, not three'",
    "648010, 2.16, That is net2",
    "1394500, 2.16, The ten outputs",
    "7, 2.16, four times 500 to 500",
    "1399510, 2, drops the fraction",
    "1399510, 0.463, Upside down",
    "1399510, 9, Divide the parameters"
  })
  void wrong_counts_get_their_hints(long net3, double times, String hint) {
    assertThat(DeeperExercises.counts(net3, times).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "312, they make a batch",
    "1875, the 60'000 training images",
    "9, until every image has been in one"
  })
  void wrong_steps_get_their_hints(long steps, String hint) {
    assertThat(DeeperExercises.steps(steps).toString()).contains(hint.replace("'", ","));
  }

  @ParameterizedTest
  @CsvSource({
    "288, Those are the weights",
    "289, a bias of its own",
    "250880, with the same weights",
    "25120, 3 by 3 pixels",
    "1, How many pixels does a window see?"
  })
  void wrong_windows_get_their_hints(long parameters, String hint) {
    assertThat(DeeperExercises.convolution(parameters).toString()).contains(hint);
  }
}
