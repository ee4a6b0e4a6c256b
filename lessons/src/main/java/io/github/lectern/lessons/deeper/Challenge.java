package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.fashion.NetCheck;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The challenge of notebook 07: a net with fewer parameters and a higher accuracy than net3. */
public final class Challenge {
  private static final long PARAMETERS = 1_399_510;
  private static final double ACCURACY = 0.8596; // accuracy of net3 in the lecture

  private Challenge() {}

  /**
   * Judges a trained net by its number of parameters and its accuracy on the test images. A net
   * without layers counts as not done yet.
   *
   * @param x the test images, prepared in the same way as the training images
   * @param y their one-hot labels, [n,10]
   */
  public static Report judge(Sequential net, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        NetCheck.fewerParameters("fewer parameters than the 1,399,510 of net3", PARAMETERS)
            .because("Far fewer will do.")
            .judge(net),
        NetCheck.higherAccuracy(
                "a higher accuracy than the 0.8596 of the lecture's net3", ACCURACY, x, y)
            .because("Fewer numbers, better chosen inputs.")
            .judge(net));
  }
}
