package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.check.PredictionsContract;
import java.util.Map;

class ConvolutionPredictionsTest extends PredictionsContract {
  ConvolutionPredictionsTest() {
    super(
        ConvolutionPredictions.class,
        Map.of(
            "flatArea", 2,
            "places", 3,
            "parameters", 2,
            "colour", 3,
            "channels", 3,
            "shuffledPixels", 3,
            "moved", 1,
            "dropout", 2));
  }
}
