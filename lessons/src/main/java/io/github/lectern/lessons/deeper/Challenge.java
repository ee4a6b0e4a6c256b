package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.fashion.NetCheck;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The challenge of notebook 07: fewer parameters than net3, and a higher accuracy. */
public final class Challenge {
  private static final long PARAMETERS = 1_399_510;
  private static final double ACCURACY = 0.8596; // of net3, as the lecture printed it

  private Challenge() {}

  /**
   * Judges a trained net: counts its parameters, and how often it is right on the test images. A
   * net without layers stands for one that is still to come.
   *
   * @param x the test images as the net wants them, prepared as its training images were
   * @param y [n,10], their one-hot labels
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
