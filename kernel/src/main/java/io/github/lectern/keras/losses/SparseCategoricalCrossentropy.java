package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Arrays;
import java.util.Optional;

/**
 * L = -log p_y for class numbers y [n,1] and probabilities p [n,k], like {@code
 * keras.losses.SparseCategoricalCrossentropy}: the categorical one on the one-hot form of y.
 */
public final class SparseCategoricalCrossentropy implements Loss {
  private final Loss categorical;

  /** The loss. */
  public SparseCategoricalCrossentropy() {
    this(new CategoricalCrossentropy());
  }

  private SparseCategoricalCrossentropy(Loss categorical) {
    this.categorical = categorical;
  }

  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a label is no class number
   */
  @Override
  public void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient) {
    float[] oneHot = new float[yPred.size()];
    Arrays.fill(oneHot, 0f);
    for (int row = 0; row < yPred.rows(); row++) {
      oneHot[row * yPred.width() + label(yTrue.values()[row], yPred.width())] = 1f;
    }
    Tile coded = new Tile(oneHot, yPred.rows(), yPred.width());
    categorical.compute(coded, yPred, losses, gradient);
  }

  private static int label(float value, int classes) {
    int label = (int) value;
    if (label != value || label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "sparse_categorical_crossentropy: expected labels 0 to "
              + (classes - 1)
              + ", was "
              + value
              + "; the last Dense must have as many units as there are classes");
    }
    return label;
  }

  @Override
  public Optional<String> mismatch(int labels, int outputs) {
    if (labels == 1) {
      return Optional.empty();
    }
    return Optional.of(
        "expected class numbers [n] or [n,1], was [n,"
            + labels
            + "]; for one-hot labels use loss(\"categorical_crossentropy\")");
  }

  @Override
  public Optional<Loss> onLogitsOf(String activation) {
    return categorical.onLogitsOf(activation).map(SparseCategoricalCrossentropy::new);
  }
}
