package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.metrics.CategoricalAccuracy;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import java.util.Locale;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Creates checks of answers that are trained nets. A net without layers is the placeholder. */
public final class NetCheck {
  private NetCheck() {}

  /** Returns a check that accepts a net if it has weights and {@code isRight} accepts it. */
  public static Check<Sequential> of(String question, Predicate<Sequential> isRight) {
    return Check.<Sequential>of(
            question, net -> net.layers().isEmpty(), net -> isTrained(net) && isRight.test(net))
        .hint(Hint.when(net -> !isTrained(net), "Train it first: a net gets its weights in fit."));
  }

  /** Returns a check that accepts nets with fewer parameters than the bound. */
  public static Check<Sequential> fewerParameters(String question, long bound) {
    return of(question, net -> net.countParams() < bound)
        .otherwise(net -> String.format(Locale.ROOT, "Yours has %,d of them.", net.countParams()));
  }

  /**
   * Returns a check that accepts nets whose accuracy on the test images is above the bound.
   *
   * @param x the samples, prepared in the same way as the training samples
   * @param y their one-hot labels, [n,k]
   */
  public static Check<Sequential> higherAccuracy(
      String question, double bound, INDArray x, INDArray y) {
    return higherAccuracy(question, bound, x, y, "test images", remedy(x));
  }

  /**
   * Returns a check that accepts nets whose accuracy is above the bound.
   *
   * @param x the samples, prepared in the same way as the training samples
   * @param y their one-hot labels, [n,k]
   * @param images what the samples are, such as "validation images"
   * @param remedy what to try if the accuracy is too low
   */
  public static Check<Sequential> higherAccuracy(
      String question, double bound, INDArray x, INDArray y, String images, String remedy) {
    return of(question, net -> !net.hasTrainedOn(x) && accuracy(net, x, y) > bound)
        .hint(
            Hint.when(
                net -> net.hasTrainedOn(x),
                "This net was trained on the %s, so its accuracy on them says nothing. Build a new one and train it on the training images."
                    .formatted(images)))
        .hint(
            Hint.when(
                net -> accuracy(net, x, y) < 0.2,
                "It is hardly better than guessing. Is it trained, and are the %s prepared in the same way as the training images?"
                    .formatted(images)))
        .otherwise(
            net ->
                String.format(
                    Locale.ROOT,
                    "Yours is right in %.2f %% of cases. %s",
                    100 * accuracy(net, x, y),
                    remedy));
  }

  /** Returns what to try next, depending on the pixels of the test images. */
  private static String remedy(INDArray x) {
    double largest = x.maxNumber().doubleValue();
    if (largest <= 1 && !x.dataType().isFPType()) {
      return "Your pixels are bytes, which have no fractions, so all of them are 0 or 1. Divide the"
          + " result of castTo(DataType.FLOAT), for training and test alike.";
    }
    return largest > 1
        ? String.format(
            Locale.ROOT,
            "The pixels of the test images go up to %.0f: are all pixels between 0 and 1, for"
                + " training and test alike?",
            largest)
        : "No pixel is above 1, so the images are fine. Try more nodes or more epochs.";
  }

  private static boolean isTrained(Sequential net) {
    return net.layers().stream().allMatch(Layer::isBuilt);
  }

  private static double accuracy(Sequential net, INDArray x, INDArray y) {
    CategoricalAccuracy accuracy = new CategoricalAccuracy();
    accuracy.updateState(y, net.predict(x));
    return accuracy.result();
  }
}
