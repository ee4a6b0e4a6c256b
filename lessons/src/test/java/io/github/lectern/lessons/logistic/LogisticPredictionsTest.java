package io.github.lectern.lessons.logistic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class LogisticPredictionsTest {
  /** Each prediction with its right option. */
  private static final Map<LongFunction<Report>, Integer> RIGHT =
      Map.of(
          LogisticPredictions::opposite, 2,
          LogisticPredictions::product, 3,
          LogisticPredictions::grid, 4,
          LogisticPredictions::largeScore, 3,
          LogisticPredictions::steps, 3);

  @Test
  void a_zero_is_not_done_yet_and_only_the_right_option_passes() {
    RIGHT.forEach(
        (prediction, right) -> {
          assertThat(prediction.apply(0).toString()).endsWith("not done yet");
          for (long option = 1; option <= 4; option++) {
            assertThat(prediction.apply(option).done()).isEqualTo(option == right);
          }
        });
  }

  @Test
  void every_option_has_a_reason() {
    RIGHT
        .keySet()
        .forEach(
            prediction ->
                assertThat(List.of(1, 2, 3, 4))
                    .allSatisfy(
                        option ->
                            assertThat(prediction.apply(option).results().get(0).message())
                                .matches("\\(" + option + "\\) .+\\. \\w.+\\.")));
  }
}
