package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.CrossentropyOption.FromLogits;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes L = -sum_k y_k log p_k for one-hot y [n,k] and probabilities p [n,k], like {@code
 * keras.losses.CategoricalCrossentropy}. If the last activation is a softmax, the loss is computed
 * from the logits.
 *
 * <pre>{@code
 * net.add(new Dense(10, activation("softmax")));
 * net.compile(optimizer("adam"), loss(new CategoricalCrossentropy()));
 * }</pre>
 *
 * <p>With {@code fromLogits(true)}, the last layer has no activation function, and its outputs are
 * the logits z, where p = softmax(z).
 */
public final class CategoricalCrossentropy implements Loss {
  private static final LogitsLoss ON_LOGITS =
      new SoftmaxCrossentropy(CategoricalCrossentropy::read);

  /** The tolerated rounding error of a sum of probabilities, which should be 1. */
  private static final double ROUNDING = 1e-3;

  private final boolean fromLogits;

  /**
   * Creates the loss.
   *
   * @param options fromLogits(false)
   */
  public CategoricalCrossentropy(CrossentropyOption... options) {
    fromLogits = Options.find(options, new FromLogits(false)).value();
  }

  @Override
  public String name() {
    return "categorical_crossentropy";
  }

  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    if (fromLogits) {
      ON_LOGITS.compute(yTrue, yPred.copy(), losses, gradient);
      return;
    }
    for (int row = 0; row < yPred.rows(); row++) {
      losses[row] = (float) rowLoss(yTrue, yPred, row * yPred.width(), gradient.values());
    }
  }

  // q_k = clip(p_k / s, 1e-7, 1 - 1e-7), s = sum_j p_j; Keras also normalizes before clipping
  // L = -sum_k y_k log q_k
  // dL/dp_k = (sum_j y_j - y_k / q_k) / s, where the terms of clipped q are 0
  private static double rowLoss(Tile yTrue, Tile yPred, int start, float[] gradient) {
    int width = yPred.width();
    double s = 0;
    for (int k = 0; k < width; k++) {
      s += yPred.values()[start + k];
    }
    double loss = 0;
    double passed = 0;
    for (int k = 0; k < width; k++) {
      double y = yTrue.values()[start + k];
      double p = yPred.values()[start + k] / s;
      double q = Clipping.clip(p);
      loss -= y * Math.log(q);
      double slope = Clipping.clips(p) ? 0 : -y / q;
      gradient[start + k] = (float) slope;
      passed += slope * p;
    }
    for (int k = 0; k < width; k++) {
      gradient[start + k] = (float) ((gradient[start + k] - passed) / s);
    }
    return loss;
  }

  // sum_k y_k = 1, y_k >= 0: one-hot labels or probabilities
  @Override
  public Optional<String> problem(Tile labels, int row, int outputs) {
    double sum = 0;
    boolean negative = false;
    for (int i = row * labels.width(); i < (row + 1) * labels.width(); i++) {
      sum += labels.values()[i];
      negative |= labels.values()[i] < 0;
    }
    if (!negative && Math.abs(sum - 1) < ROUNDING) {
      return Optional.empty();
    }
    return Optional.of(
        "expected one-hot labels, a single 1 in each row, but got a row that "
            + (negative ? "contains a negative number" : "sums to " + LabelText.text((float) sum))
            + "; convert class numbers with toCategorical(y, "
            + outputs
            + ")");
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    if (outputs == 1) {
      return Optional.of(LabelText.ONE_OUTPUT);
    }
    if (labels == outputs) {
      return Optional.empty();
    }
    String advice =
        labels == 1
            ? "; use toCategorical(y, "
                + outputs
                + "), or loss(\"sparse_categorical_crossentropy\")"
            : "; y has " + labels + " columns, so end with new Dense(" + labels + ", ...)";
    return Optional.of(
        "expected one-hot labels [n," + outputs + "] but got [n," + labels + "]" + advice);
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("from_logits", fromLogits);
  }

  @Override
  public Optional<LogitsLoss> onLogitsOf(String activation) {
    return activation.equals("softmax") ? Optional.of(ON_LOGITS) : Optional.empty();
  }

  private static void read(Tile labels, int row, double[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] = labels.values()[row * y.length + k];
    }
  }

  @Override
  public String toString() {
    return "CategoricalCrossentropy(" + (fromLogits ? "fromLogits=true" : "") + ")";
  }
}
