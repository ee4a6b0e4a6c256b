package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoClassPredictionsTest {
  private record Prediction(LongFunction<Report> judge, int options, int right) {}

  @ParameterizedTest
  @MethodSource("predictions")
  void one_option_is_right_and_each_has_a_reason(Prediction prediction) {
    assertThat(prediction.judge().apply(0)).asString().contains("not done yet");
    for (int choice = 1; choice <= prediction.options(); choice++) {
      Report report = prediction.judge().apply(choice);
      assertThat(report.done()).as("option %d", choice).isEqualTo(choice == prediction.right());
      assertThat(report.results().get(0).message()).matches("\\(%d\\) .+\\. .+".formatted(choice));
    }
    assertThat(prediction.judge().apply(prediction.options() + 1)).asString().contains("no option");
  }

  static List<Prediction> predictions() {
    return List.of(
        new Prediction(TwoClassPredictions::learningRate, 4, 2),
        new Prediction(TwoClassPredictions::twiceTheParameters, 3, 2),
        new Prediction(TwoClassPredictions::shift, 4, 4),
        new Prediction(TwoClassPredictions::flat, 4, 2),
        new Prediction(TwoClassPredictions::threeScores, 4, 3));
  }
}
