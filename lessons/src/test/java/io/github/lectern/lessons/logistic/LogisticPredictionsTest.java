package io.github.lectern.lessons.logistic;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class LogisticPredictionsTest extends PredictionsContract {
  LogisticPredictionsTest() {
    super(
        LogisticPredictions.class,
        Map.of(
            "opposite", 2,
            "product", 3,
            "grid", 4,
            "largeScore", 3,
            "steps", 3));
  }
}
