package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Optional;

/** A loss L(yTrue, yPred), with its gradient beside it. */
public interface Loss {
  /** Keras' name, such as "categorical_crossentropy". */
  String name();

  /**
   * Takes the loss of each row and its gradient.
   *
   * @param yTrue what is right, [rows, labels]
   * @param yPred what was predicted, [rows, outputs]
   * @param losses receives L_i for each row
   * @param gradient receives dL_i/dyPred_ik, [rows, outputs]; not divided by the batch size
   */
  void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient);

  /**
   * Returns why labels of this width do not go with outputs of that width, in words for the user,
   * or empty when they do.
   */
  Optional<String> mismatch(int labels, int outputs);

  /**
   * Returns why a row of labels cannot be compared with that many outputs, as a message for the
   * user, or empty when it can.
   *
   * @param labels some rows of labels
   * @param row the one to look at
   * @param outputs the numbers in a prediction
   */
  default Optional<String> problem(Tile labels, int row, int outputs) {
    return Optional.empty();
  }

  /**
   * Returns the same loss taken on the inputs of the last activation, if that is numerically
   * better: Keras recovers the logits below a softmax or a sigmoid in the same way.
   */
  default Optional<LogitsLoss> onLogitsOf(String activation) {
    return Optional.empty();
  }

  /** Returns how many rows of a batch it wants to see at once. */
  default Portion portion() {
    return Portion.ROWS;
  }

  /** What of a batch is computed at once. */
  enum Portion {
    /** Some rows, of which several threads work on different ones at the same time. */
    ROWS,
    /** All of them, on the thread that trains. */
    BATCH
  }
}
