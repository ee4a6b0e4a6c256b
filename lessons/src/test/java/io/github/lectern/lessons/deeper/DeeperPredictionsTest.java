package io.github.lectern.lessons.deeper;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class DeeperPredictionsTest extends PredictionsContract {
  DeeperPredictionsTest() {
    super(
        DeeperPredictions.class,
        Map.of(
            "fiveMore", 3,
            "oneMoreLayer", 3,
            "shuffledPixels", 3,
            "halfOfTheTest", 2));
  }
}
