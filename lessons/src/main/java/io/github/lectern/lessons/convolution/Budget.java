package io.github.lectern.lessons.convolution;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.deeper.Leaderboard;
import io.github.lectern.lessons.fashion.NetCheck;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The challenge of notebook 10: a net with fewer than 20,000 parameters, chosen with a validation
 * set. The leaderboard and the check use the same bounds.
 */
public final class Budget {
  private static final long PARAMETERS = 20_000;
  private static final double ACCURACY = 0.86;
  private static final String VALIDATION = "validation images";
  private static final String REMEDY =
      "Is the validation loss still falling at the end? Then train for more epochs. If not, change"
          + " the layers: convolutions make better use of few parameters than dense layers.";

  private Budget() {}

  /** Returns a leaderboard whose first entry is the bar: 20,000 parameters and 86 %. */
  public static Leaderboard board() {
    return new Leaderboard("the bar", PARAMETERS, ACCURACY);
  }

  /**
   * Judges a trained net by its number of parameters and its accuracy on the validation images. A
   * net without layers counts as not done yet.
   *
   * @param x the validation images
   * @param y their one-hot labels, [n,10]
   */
  public static Report judge(Sequential net, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        NetCheck.fewerParameters("fewer than 20,000 parameters", PARAMETERS)
            .otherwise(
                mine ->
                    String.format(
                        Locale.ROOT,
                        "Yours has %,d of them. mine.summary() shows which layer has the most.",
                        mine.countParams()))
            .judge(net),
        NetCheck.higherAccuracy(
                "more than 86 % of the validation images", ACCURACY, x, y, VALIDATION, REMEDY)
            .because("Now evaluate it on the test images, once.")
            .judge(net));
  }
}
