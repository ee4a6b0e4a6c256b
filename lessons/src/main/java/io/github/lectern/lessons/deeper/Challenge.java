package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.metrics.CategoricalAccuracy;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Report;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The challenge of notebook 07: fewer parameters than net3, and a higher accuracy. */
public final class Challenge {
  private static final long PARAMETERS = 1_399_510;
  private static final double ACCURACY = 0.8596; // of net3, as the lecture printed it

  private static final Check<Sequential> FEWER =
      Check.<Sequential>of(
              "fewer parameters than the 1,399,510 of net3",
              net -> net.layers().isEmpty(),
              net -> net.countParams() < PARAMETERS)
          .because("Far fewer will do.")
          .otherwise(
              net -> String.format(Locale.ROOT, "Yours has %,d of them.", net.countParams()));

  private Challenge() {}

  /**
   * Judges a trained net: counts its parameters, and how often it is right on the test images. A
   * net without layers stands for one that is still to come.
   *
   * @param x the test images as the net wants them, prepared as its training images were
   * @param y [n,10], their one-hot labels
   */
  public static Report judge(Sequential net, INDArray x, INDArray y) {
    return Report.of("Challenge", FEWER.judge(net), higher(x, y).judge(net));
  }

  private static Check<Sequential> higher(INDArray x, INDArray y) {
    return Check.<Sequential>of(
            "a higher accuracy than the 0.8596 of the lecture's net3",
            net -> net.layers().isEmpty(),
            net -> accuracy(net, x, y) > ACCURACY)
        .because("Fewer numbers, better chosen inputs.")
        .hint(
            Hint.when(
                net -> accuracy(net, x, y) < 0.2,
                "It does hardly better than guessing. Is it trained, and are the test images"
                    + " prepared as the training images were?"))
        .otherwise(
            net ->
                String.format(
                    Locale.ROOT,
                    "Yours is right in %.2f %% of cases. Are the pixels between 0 and 1?",
                    100 * accuracy(net, x, y)));
  }

  private static double accuracy(Sequential net, INDArray x, INDArray y) {
    CategoricalAccuracy accuracy = new CategoricalAccuracy();
    accuracy.updateState(y, net.predict(x));
    return accuracy.result();
  }
}
