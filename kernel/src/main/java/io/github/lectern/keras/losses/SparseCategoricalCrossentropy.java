package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.CrossentropyOption.FromLogits;
import io.github.lectern.tensor.Options;
import java.util.Map;
import java.util.Optional;

/**
 * Computes L = -log p_y for class numbers y [n,1] and probabilities p [n,k], like {@code
 * keras.losses.SparseCategoricalCrossentropy}. If the last activation is a softmax, the loss is
 * computed from the logits.
 *
 * <pre>{@code
 * net.add(new Dense(10, activation("softmax")));
 * net.compile(optimizer("adam"), loss(new SparseCategoricalCrossentropy()));
 * }</pre>
 *
 * <p>With {@code fromLogits(true)}, the last layer has no activation function, and its outputs are
 * the logits z, where p = softmax(z):
 *
 * <pre>{@code
 * net.add(new Dense(10));
 * net.compile(optimizer("adam"), loss(new SparseCategoricalCrossentropy(fromLogits(true))));
 * softmax(net.predict(X))                             // the probabilities
 * }</pre>
 */
public final class SparseCategoricalCrossentropy implements Loss {
  private static final LogitsLoss ON_LOGITS =
      new SoftmaxCrossentropy(SparseCategoricalCrossentropy::read);

  private final boolean fromLogits;

  /**
   * Creates the loss.
   *
   * @param options fromLogits(false)
   */
  public SparseCategoricalCrossentropy(CrossentropyOption... options) {
    fromLogits = Options.find(options, new FromLogits(false)).value();
  }

  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a label is not an integer from 0 to k - 1
   */
  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    if (fromLogits) {
      ON_LOGITS.compute(yTrue, yPred.copy(), losses, gradient);
      return;
    }
    for (int row = 0; row < yPred.rows(); row++) {
      int y = label(yTrue, row, yPred.width());
      losses[row] = (float) rowLoss(y, yPred, row * yPred.width(), gradient.values());
    }
  }

  // q_k = clip(p_k, 1e-7, 1 - 1e-7)
  // L = log sum_j q_j - log q_y; here Keras normalizes after clipping
  // dL/dp_k = 1 / sum_j q_j - [k = y] / q_y, or 0 if p_k is clipped
  private static double rowLoss(int y, Tile yPred, int start, float[] gradient) {
    double sum = 0;
    for (int i = start; i < start + yPred.width(); i++) {
      sum += Clipping.clip(yPred.values()[i]);
    }
    double right = Clipping.clip(yPred.values()[start + y]);
    for (int i = start; i < start + yPred.width(); i++) {
      double slope = 1 / sum - (i == start + y ? 1 / right : 0);
      gradient[i] = Clipping.clips(yPred.values()[i]) ? 0f : (float) slope;
    }
    return Math.log(sum) - Math.log(right);
  }

  private static int label(Tile labels, int row, int classes) {
    problemOf(labels, row, classes)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("sparse_categorical_crossentropy: " + problem);
            });
    return (int) labels.values()[row];
  }

  @Override
  public Optional<String> problem(Tile labels, int row, int outputs) {
    return problemOf(labels, row, outputs);
  }

  private static Optional<String> problemOf(Tile labels, int row, int outputs) {
    float label = labels.values()[row];
    if (label == (int) label && label >= 0 && label < outputs) {
      return Optional.empty();
    }
    return Optional.of(
        "expected a class number from 0 to "
            + (outputs - 1)
            + " but got "
            + LabelText.text(label)
            + "; number the classes from 0, and give the last Dense one unit per class");
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    if (outputs == 1) {
      return Optional.of(LabelText.ONE_OUTPUT);
    }
    if (labels == 1) {
      return Optional.empty();
    }
    return Optional.of(
        "expected class numbers [n] or [n,1] but got [n,"
            + labels
            + "]; for one-hot labels, use loss(\"categorical_crossentropy\")");
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
    y[label(labels, row, y.length)] = 1;
  }

  @Override
  public String toString() {
    return "SparseCategoricalCrossentropy(" + (fromLogits ? "fromLogits=true" : "") + ")";
  }
}
