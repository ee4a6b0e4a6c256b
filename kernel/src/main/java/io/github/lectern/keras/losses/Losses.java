package io.github.lectern.keras.losses;

import io.github.lectern.keras.losses.CrossentropyOption.FromLogits;
import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Creates losses from their names in Keras. */
public final class Losses {
  private static final Map<String, Supplier<Loss>> TABLE =
      new TreeMap<>(
          Map.of(
              "bce", BinaryCrossentropy::new,
              "categorical_crossentropy", CategoricalCrossentropy::new,
              "sparse_categorical_crossentropy", SparseCategoricalCrossentropy::new,
              "binary_crossentropy", BinaryCrossentropy::new,
              "mean_squared_error", MeanSquaredError::new,
              "mse", MeanSquaredError::new,
              "mean_absolute_error", MeanAbsoluteError::new,
              "mae", MeanAbsoluteError::new,
              "huber", Huber::new,
              "huber_loss", Huber::new));

  private Losses() {}

  /**
   * Creates the loss with the given name, like {@code keras.losses.get}. The names "mse", "MSE",
   * "mean_squared_error" and "MeanSquaredError", for example, mean the same loss.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names and
   *     suggests the nearest one
   */
  public static Loss get(String name) {
    String key = Names.snakeCase(name);
    if (!TABLE.containsKey(key)) {
      throw new IllegalArgumentException(Names.unknown("loss function", name, names()));
    }
    return TABLE.get(key).get();
  }

  /**
   * Creates a loss from its name and the settings that {@link Loss#config()} returned.
   *
   * @throws IllegalArgumentException if the name is unknown
   */
  public static Loss fromConfig(String name, Map<String, Object> config) {
    if (config.get("delta") instanceof Number delta) {
      return new Huber(delta.doubleValue());
    }
    FromLogits fromLogits = new FromLogits(Boolean.TRUE.equals(config.get("from_logits")));
    return switch (name) {
      case "binary_crossentropy" -> new BinaryCrossentropy(fromLogits);
      case "categorical_crossentropy" -> new CategoricalCrossentropy(fromLogits);
      case "sparse_categorical_crossentropy" -> new SparseCategoricalCrossentropy(fromLogits);
      default -> get(name);
    };
  }

  /** Returns whether a loss is built in rather than written by a user. */
  public static boolean isKnown(Loss loss) {
    return TABLE.values().stream().anyMatch(known -> known.get().getClass() == loss.getClass());
  }

  /** Returns the known names. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }
}
