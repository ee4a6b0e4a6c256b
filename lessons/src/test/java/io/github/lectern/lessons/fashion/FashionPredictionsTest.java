package io.github.lectern.lessons.fashion;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class FashionPredictionsTest extends PredictionsContract {
  FashionPredictionsTest() {
    super(
        FashionPredictions.class,
        Map.of(
            "linear", 3,
            "firstEpoch", 3,
            "unseen", 3,
            "memorised", 2,
            "scaled", 3,
            "validation", 2));
  }
}
