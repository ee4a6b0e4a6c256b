package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.fashion.NetCheck;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The challenge of notebook 07: a net with fewer parameters and a higher accuracy than the
 * lecture's net3. The lesson's leaderboard and the exercise use the same bounds.
 */
public final class Challenge {
  private static final long PARAMETERS = 1_399_510;
  private static final double ACCURACY = 0.8596; // accuracy of net3 in the lecture

  private Challenge() {}

  /** Returns a leaderboard whose first entry is the net to beat, the lecture's net3. */
  public static Leaderboard board() {
    return new Leaderboard("the lecture's net3", PARAMETERS, ACCURACY);
  }

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
        NetCheck.fewerParameters("fewer parameters than net3's 1,399,510", PARAMETERS)
            .because("Far fewer are enough.")
            .judge(net),
        NetCheck.higherAccuracy(
                "a higher accuracy than the 0.8596 of the lecture's net3", ACCURACY, x, y)
            .because("A smaller net with better-prepared inputs wins.")
            .judge(net));
  }
}
