package io.github.lectern.keras.losses;

import io.github.lectern.keras.engine.Tile;
import java.util.Map;
import java.util.Optional;

/** A loss L(yTrue, yPred) and its gradient, like {@code keras.losses.Loss}. */
public interface Loss {
  /** Returns the name of this loss in Keras, such as "categorical_crossentropy". */
  String name();

  /** Returns the settings by their names in Keras, such as "delta", for a saved model. */
  default Map<String, Object> config() {
    return Map.of();
  }

  /**
   * Computes the loss of each row and its gradient.
   *
   * @param yTrue the labels, [rows, labels]
   * @param yPred the predictions, [rows, outputs]
   * @param losses receives L_i for each row
   * @param gradient receives dL_i/dyPred_ik, [rows, outputs]; not divided by the batch size
   */
  void compute(Tile yTrue, Tile yPred, float[] losses, Tile gradient);

  /**
   * Returns an error message for the user if this loss cannot compare labels and outputs of these
   * widths; otherwise returns empty.
   *
   * @param labels the number of columns of the labels
   * @param outputs the number of columns of the predictions
   */
  Optional<String> mismatch(int labels, int outputs);

  /**
   * Returns an error message for the user if the values in a row of labels are invalid; otherwise
   * returns empty.
   *
   * @param labels several rows of labels
   * @param row the row to check, counting from 0
   * @param outputs the number of columns of the predictions
   */
  default Optional<String> problem(Tile labels, int row, int outputs) {
    return Optional.empty();
  }

  /**
   * Returns the same loss computed from the inputs of the last activation, or empty if that has no
   * numerical advantage. Keras also computes its cross-entropies from the inputs of a softmax or
   * sigmoid.
   *
   * @param activation the name of the last activation, such as "softmax"
   */
  default Optional<LogitsLoss> onLogitsOf(String activation) {
    return Optional.empty();
  }

  /** Returns the part of a batch that {@link #compute} expects in one call. */
  default Portion portion() {
    return Portion.ROWS;
  }

  /** The part of a batch that is computed in one call. */
  enum Portion {
    /** Any number of rows; several threads compute different rows at the same time. */
    ROWS,
    /** The whole batch, in a single call on the training thread. */
    BATCH
  }
}
