package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class TwoClassPredictionsTest extends PredictionsContract {
  TwoClassPredictionsTest() {
    super(
        TwoClassPredictions.class,
        Map.of(
            "learningRate", 2,
            "twiceTheParameters", 2,
            "shift", 4,
            "flat", 2,
            "threeScores", 3));
  }
}
