package io.github.lectern.lessons.leavers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaverPredictionsTest extends PredictionsContract {
  LeaverPredictionsTest() {
    super(
        LeaverPredictions.class,
        Map.of(
            "letters", 3,
            "sighs", 3,
            "half", 3,
            "harmonic", 2,
            "prevalence", 3));
  }

  @Test
  void the_numbers_of_the_right_options_are_those_of_the_matrices() {
    assertThat(BinaryConfusionMatrix.of(5, 5, 0, 990).accuracy()).isEqualTo(0.995);
    assertThat(BinaryConfusionMatrix.of(10, 0, 90, 900).accuracy()).isEqualTo(0.91);
    assertThat(BinaryConfusionMatrix.of(10, 0, 90, 900).f1()).isCloseTo(0.18, within(0.005));
    // 500 / 11 is 45
    assertThat(BinaryConfusionMatrix.of(500, 0, 45, 455).precision())
        .isCloseTo(0.917, within(0.0005));
  }
}
