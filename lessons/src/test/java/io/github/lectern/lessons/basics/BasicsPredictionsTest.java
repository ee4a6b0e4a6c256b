package io.github.lectern.lessons.basics;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class BasicsPredictionsTest extends PredictionsContract {
  BasicsPredictionsTest() {
    super(
        BasicsPredictions.class,
        Map.of(
            "division", 2,
            "column", 3,
            "sum", 2,
            "pixels", 2,
            "view", 2));
  }
}
