package io.github.lectern.lessons.learning;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class LearningPredictionsTest extends PredictionsContract {
  LearningPredictionsTest() {
    super(
        LearningPredictions.class,
        Map.of(
            "direction", 1,
            "pull", 2,
            "twins", 2,
            "valley", 2,
            "noise", 2,
            "vanishing", 3));
  }
}
