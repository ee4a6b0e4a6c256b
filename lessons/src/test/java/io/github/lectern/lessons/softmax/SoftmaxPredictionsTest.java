package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class SoftmaxPredictionsTest extends PredictionsContract {
  SoftmaxPredictionsTest() {
    super(
        SoftmaxPredictions.class,
        Map.of(
            "hesitation", 2,
            "labels", 4,
            "twoSigmoids", 3,
            "almostOne", 2,
            "largeScores", 4));
  }
}
