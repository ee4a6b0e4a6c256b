package io.github.lectern.keras.losses;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The losses by Keras' names. */
public final class Losses {
  private static final Map<String, Supplier<Loss>> TABLE =
      new TreeMap<>(
          Map.of(
              "bce", BinaryCrossentropy::new,
              "categorical_crossentropy", CategoricalCrossentropy::new,
              "sparse_categorical_crossentropy", SparseCategoricalCrossentropy::new,
              "binary_crossentropy", BinaryCrossentropy::new,
              "mean_squared_error", MeanSquaredError::new,
              "mse", MeanSquaredError::new));

  private Losses() {}

  /**
   * Returns the loss of that name, like {@code keras.losses.get}: "mse" and "MSE", or
   * "mean_squared_error" and "MeanSquaredError", are the same.
   *
   * @throws IllegalArgumentException if there is none; names the known and the nearest
   */
  public static Loss get(String name) {
    String key = Names.snakeCase(name);
    if (!TABLE.containsKey(key)) {
      throw new IllegalArgumentException(Names.unknown("loss function", name, names()));
    }
    return TABLE.get(key).get();
  }

  /** Returns whether it is one of this table, not a loss that a user wrote. */
  public static boolean isKnown(Loss loss) {
    return TABLE.values().stream().anyMatch(known -> known.get().getClass() == loss.getClass());
  }

  /** Returns the known names. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }
}
