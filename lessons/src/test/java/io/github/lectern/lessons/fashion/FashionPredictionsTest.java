package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FashionPredictionsTest {
  private static final int OPTIONS = 4;

  private record Prediction(LongFunction<Report> judge, int right) {}

  @ParameterizedTest
  @MethodSource("predictions")
  void one_option_is_right_and_each_has_a_reason(Prediction prediction) {
    assertThat(prediction.judge().apply(0)).asString().contains("not done yet");
    for (int choice = 1; choice <= OPTIONS; choice++) {
      Report report = prediction.judge().apply(choice);
      assertThat(report.done()).as("option %d", choice).isEqualTo(choice == prediction.right());
      assertThat(report.results().get(0).message()).matches("\\(%d\\) .+\\. .+".formatted(choice));
    }
    assertThat(prediction.judge().apply(OPTIONS + 1)).asString().contains("no option 5");
  }

  static List<Prediction> predictions() {
    return List.of(
        new Prediction(FashionPredictions::linear, 3),
        new Prediction(FashionPredictions::firstEpoch, 3),
        new Prediction(FashionPredictions::unseen, 3),
        new Prediction(FashionPredictions::memorised, 2),
        new Prediction(FashionPredictions::scaled, 3),
        new Prediction(FashionPredictions::validation, 2));
  }
}
