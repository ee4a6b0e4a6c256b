package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How much the loss of a sample counts, by its class. */
final class ClassWeights {
  private final float[] weights;

  /**
   * The weights, once the classes are known.
   *
   * @throws IllegalArgumentException unless there is one for each class number from 0 on
   */
  ClassWeights(Map<Integer, Double> given, int classes) {
    boolean complete =
        given.size() == classes && IntStream.range(0, classes).allMatch(given::containsKey);
    if (!complete) {
      throw new IllegalArgumentException(
          "fit: classWeight: expected a weight for each class 0 to "
              + (classes - 1)
              + ", was weights for "
              + given.keySet().stream().sorted().toList()
              + "; the weight 1 leaves a class as it is");
    }
    weights = new float[classes];
    given.forEach((label, weight) -> weights[label] = weight.floatValue());
  }

  /** The classes that labels tell apart: the columns if one-hot, else as many as the outputs. */
  static int classes(int labels, int outputs) {
    return labels == 1 ? Math.max(2, outputs) : labels;
  }

  /** Why a row of labels belongs to no class, in words for the user, or empty when it does. */
  Optional<String> problem(Tile labels, int row) {
    float label = labels.values()[row * labels.width()];
    boolean isClass = label == (int) label && label >= 0 && label < weights.length;
    return labels.width() > 1 || isClass
        ? Optional.empty()
        : Optional.of(
            "expected a class number from 0 to "
                + (weights.length - 1)
                + ", was "
                + (label == (int) label ? String.valueOf((int) label) : String.valueOf(label))
                + "; class weights need classes");
  }

  /** The weight of one row of labels: one-hot, or a class number. */
  float of(Tile labels, int row) {
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
