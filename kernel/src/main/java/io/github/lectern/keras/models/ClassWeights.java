package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weight of each class, by which the losses of its samples are multiplied. */
final class ClassWeights {
  private final float[] weights;

  /**
   * Creates the weights, once the number of classes is known.
   *
   * @param given the weights by class number
   * @throws IllegalArgumentException unless there is one weight for each class from 0 to classes -
   *     1 and no others
   */
  ClassWeights(Map<Integer, Double> given, int classes) {
    boolean complete =
        given.size() == classes && IntStream.range(0, classes).allMatch(given::containsKey);
    if (!complete) {
      throw new IllegalArgumentException(
          "fit: classWeight: expected a weight for each class from 0 to "
              + (classes - 1)
              + " but got "
              + (given.isEmpty()
                  ? "none"
                  : "weights for " + given.keySet().stream().sorted().toList())
              + "; a weight of 1 has no effect");
    }
    weights = new float[classes];
    given.forEach((label, weight) -> weights[label] = weight.floatValue());
  }

  /**
   * Returns the number of classes: the number of columns if the labels are one-hot, otherwise the
   * number of outputs, but at least 2.
   *
   * @param labels the number of columns of the labels
   * @param outputs the number of outputs
   */
  static int classes(int labels, int outputs) {
    return labels == 1 ? Math.max(2, outputs) : labels;
  }

  /**
   * Returns an error message if the label in a row is not the number of a class; otherwise returns
   * empty. One-hot rows are not checked.
   */
  Optional<String> problem(Tile labels, int row) {
    float label = labels.values()[row * labels.width()];
    boolean isClass = label == (int) label && label >= 0 && label < weights.length;
    return labels.width() > 1 || isClass
        ? Optional.empty()
        : Optional.of(
            "expected a class number from 0 to "
                + (weights.length - 1)
                + " but got "
                + (label == (int) label ? String.valueOf((int) label) : String.valueOf(label))
                + "; classWeight needs labels that are class numbers or one-hot rows");
  }

  /** Multiplies the weight of each sample by that of its class. */
  void scale(Tile labels, float[] samples) {
    for (int row = 0; row < labels.rows(); row++) {
      samples[row] *= of(labels, row);
    }
  }

  /** Returns the weight for one row of labels, which is one-hot or a class number. */
  private float of(Tile labels, int row) {
    int start = row * labels.width();
    if (labels.width() == 1) {
      return weights[(int) labels.values()[start]];
    }
    int best = 0;
    for (int k = 1; k < labels.width(); k++) {
      best = labels.values()[start + k] > labels.values()[start + best] ? k : best;
    }
    return weights[best];
  }
}
