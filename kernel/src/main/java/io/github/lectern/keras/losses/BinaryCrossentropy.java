package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.CrossentropyOption.FromLogits;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes L = -mean_k (y_k log p_k + (1 - y_k) log(1 - p_k)) for y and p [n,k], like {@code
 * keras.losses.BinaryCrossentropy}. If the last activation is a sigmoid, the loss is computed from
 * the logits.
 *
 * <pre>{@code
 * net.add(new Dense(1, activation("sigmoid")));
 * net.compile(optimizer("adam"), loss(new BinaryCrossentropy()));
 * }</pre>
 *
 * <p>With {@code fromLogits(true)}, the last layer has no activation function, and its outputs are
 * the logits z, where p = sigmoid(z). Then also pass {@code new BinaryAccuracy(threshold(0))},
 * since {@code metrics("accuracy")} compares with 0.5, as in Keras.
 */
public final class BinaryCrossentropy implements Loss {
  private static final LogitsLoss ON_LOGITS = BinaryCrossentropy::computeOnLogits;

  private final boolean fromLogits;

  /**
   * Creates the loss.
   *
   * @param options fromLogits(false)
   */
  public BinaryCrossentropy(CrossentropyOption... options) {
    fromLogits = Options.find(options, new FromLogits(false)).value();
  }

  @Override
  public String name() {
    return "binary_crossentropy";
  }

  // q = clip(p, 1e-7, 1 - 1e-7)
  // L = -mean_k (y log(q + 1e-7) + (1 - y) log(1 - q + 1e-7))
  // dL/dp = (-y / (q + 1e-7) + (1 - y) / (1 - q + 1e-7)) / k, or 0 if p is clipped
  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    if (fromLogits) {
      ON_LOGITS.compute(yTrue, yPred.copy(), losses, gradient);
      return;
    }
    int width = yPred.width();
    for (int row = 0; row < yPred.rows(); row++) {
      double loss = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        double y = yTrue.values()[i];
        double p = yPred.values()[i];
        double q = Clipping.clip(p);
        double yes = q + Clipping.EPSILON;
        double no = 1 - q + Clipping.EPSILON;
        loss -= y * Math.log(yes) + (1 - y) * Math.log(no);
        gradient.values()[i] = Clipping.clips(p) ? 0f : (float) ((-y / yes + (1 - y) / no) / width);
      }
      losses[row] = (float) (loss / width);
    }
  }

  @Override
  public Optional<String> problem(Tile labels, int row, int outputs) {
    for (int i = row * labels.width(); i < (row + 1) * labels.width(); i++) {
      float label = labels.values()[i];
      if (!(label >= 0 && label <= 1)) {
        return Optional.of(
            "expected labels 0 and 1 but got "
                + LabelText.text(label)
                + "; for more than two classes, use loss(\"sparse_categorical_crossentropy\")"
                + " and end with a softmax of one unit per class");
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    if (labels == outputs) {
      return Optional.empty();
    }
    return Optional.of(
        "expected labels [n,"
            + outputs
            + "], the shape of the outputs, but got [n,"
            + labels
            + "]; "
            + (labels == 1
                ? "for labels 0 and 1, end with new Dense(1, activation(\"sigmoid\"))"
                : "for one-hot labels, use loss(\"categorical_crossentropy\")"
                    + " and end with a softmax of "
                    + labels
                    + " units"));
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("from_logits", fromLogits);
  }

  @Override
  public Optional<LogitsLoss> onLogitsOf(String activation) {
    return activation.equals("sigmoid") ? Optional.of(ON_LOGITS) : Optional.empty();
  }

  // p = sigmoid(z)
  // L = mean_k (max(z, 0) - z y + log(1 + exp(-|z|)))
  // dL/dz = (p - y) / k
  private static void computeOnLogits(Tile yTrue, Tile logits, float[] losses, Tile gradient) {
    int width = logits.width();
    for (int row = 0; row < logits.rows(); row++) {
      double loss = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        double y = yTrue.values()[i];
        double z = logits.values()[i];
        double p = 1 / (1 + Math.exp(-z));
        loss += Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));
        gradient.values()[i] = (float) ((p - y) / width);
        logits.values()[i] = (float) p;
      }
      losses[row] = (float) (loss / width);
    }
  }

  @Override
  public String toString() {
    return "BinaryCrossentropy(" + (fromLogits ? "fromLogits=true" : "") + ")";
  }
}
