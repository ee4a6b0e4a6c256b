package io.github.lectern.lessons.diagnosis;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class DiagnosisPredictionsTest extends PredictionsContract {
  DiagnosisPredictionsTest() {
    super(
        DiagnosisPredictions.class,
        Map.of(
            "firstLoss", 3,
            "whenSilent", 3,
            "firstStep", 2,
            "suspects", 4,
            "leaky", 2,
            "quietStart", 3));
  }
}
