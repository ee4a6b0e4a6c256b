package io.github.lectern.lessons.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ImagePredictionsTest {
  private static final List<LongFunction<Report>> PREDICTIONS =
      List.of(
          ImagePredictions::colour,
          ImagePredictions::flatten,
          ImagePredictions::activeNodes,
          ImagePredictions::observers,
          ImagePredictions::wrongAccuracy,
          ImagePredictions::hardestClass);
  private static final List<Integer> RIGHT = List.of(2, 2, 3, 3, 2, 3);

  @Test
  void zero_is_not_done_yet() {
    assertThat(PREDICTIONS)
        .allSatisfy(
            judge -> assertThat(judge.apply(0).toString()).startsWith("Prediction: 0 of 1 passed"))
        .allSatisfy(judge -> assertThat(judge.apply(0).toString()).endsWith("not done yet"));
  }

  @Test
  void exactly_one_option_is_right() {
    for (int i = 0; i < RIGHT.size(); i++) {
      for (int option = 1; option <= 4; option++) {
        assertThat(PREDICTIONS.get(i).apply(option).done())
            .as("prediction %d, option %d", i, option)
            .isEqualTo(option == RIGHT.get(i));
      }
    }
  }
}
