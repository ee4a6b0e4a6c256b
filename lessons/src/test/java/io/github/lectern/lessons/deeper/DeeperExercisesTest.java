package io.github.lectern.lessons.deeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeeperExercisesTest {
  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            DeeperExercises.curves(0, 0),
            DeeperExercises.order(""),
            DeeperExercises.bug(0),
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
                DeeperExercises.curves(5, 0.25),
                DeeperExercises.order("BDAC"),
                DeeperExercises.bug(5),
                DeeperExercises.convolution(320),
                DeeperExercises.quizzes(3, 2)))
        .allMatch(Report::done);
  }

  @Test
  void the_curves_have_the_values_that_the_check_expects() {
    assertThat(DeeperExercises.curves().description())
        .contains(
            "training images from 0.6200 to 0.2400", "validation images from 0.5500 to 0.4900");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0.25, the loss on unseen images has risen again",
    "1, 0.25, both losses are still falling",
    "4, 0.25, the lowest point",
    "5, -0.25, minus the training loss",
    "5, 0.05, the gap after epoch 5",
    "5, 0.9, at epoch 10"
  })
  void wrong_readings_get_their_hints(long epoch, double gap, String hint) {
    assertThat(DeeperExercises.curves(epoch, gap).toString()).contains(hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bdac", "B D A C", "B, D, A, C"})
  void the_order_may_be_written_in_any_way(String order) {
    assertThat(DeeperExercises.order(order).done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BDA, each of the four letters",
    "BDAA, each of the four letters",
    "CBDA, you must not change anything",
    "DBAC, they also learn from the images",
    "BADC, that have not been trained"
  })
  void wrong_orders_get_their_hints(String order, String hint) {
    assertThat(DeeperExercises.order(order).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "1, the same seed",
    "2, training images only",
    "3, the same seed",
    "4, The net learns nothing from it",
    "6, net A was never trained",
    "7, has net B been trained",
    "8, from 1 to 7"
  })
  void each_fair_line_gets_its_hint(long line, String hint) {
    assertThat(DeeperExercises.bug(line).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "288, Those are the weights",
    "289, a bias of its own",
    "250880, has the same weights",
    "25120, 3 by 3 pixels",
    "1, How many pixels does a window see?"
  })
  void wrong_windows_get_their_hints(long parameters, String hint) {
    assertThat(DeeperExercises.convolution(parameters).toString()).contains(hint);
  }
}
