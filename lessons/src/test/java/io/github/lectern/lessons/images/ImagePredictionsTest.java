package io.github.lectern.lessons.images;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class ImagePredictionsTest extends PredictionsContract {
  ImagePredictionsTest() {
    super(
        ImagePredictions.class,
        Map.of(
            "colour", 2,
            "flatten", 2,
            "activeNodes", 3,
            "observers", 3,
            "wrongAccuracy", 2,
            "hardestClass", 3));
  }
}
