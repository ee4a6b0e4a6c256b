package io.github.lectern.keras.initializers;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Finds initializers by their Keras names. */
public final class Initializers {
  private static final Map<String, Supplier<Initializer>> TABLE = new TreeMap<>();

  static {
    List<Supplier<Initializer>> known =
        List.of(
            GlorotUniform::new,
            GlorotNormal::new,
            HeUniform::new,
            HeNormal::new,
            LecunUniform::new,
            LecunNormal::new,
            VarianceScaling::new,
            Orthogonal::new,
            RandomUniform::new,
            RandomNormal::new,
            TruncatedNormal::new,
            Constant::new,
            Zeros::new,
            Ones::new);
    known.forEach(maker -> TABLE.put(maker.get().name(), maker));
  }

  private Initializers() {}

  /**
   * Returns the initializer with the given name and its default settings, like {@code
   * keras.initializers.get}. The names "he_normal" and "HeNormal" mean the same initializer.
   *
   * @throws IllegalArgumentException if the name is unknown; the message suggests the nearest name
   *     and lists all known names
   */
  public static Initializer get(String name) {
    String key = Names.snakeCase(name);
    if (!TABLE.containsKey(key)) {
      throw new IllegalArgumentException(Names.unknown("initializer", name, names()));
    }
    return TABLE.get(key).get();
  }

  /** Returns whether an initializer is one of Lectern's, as opposed to a user's own. */
  public static boolean isKnown(Initializer initializer) {
    return TABLE.values().stream()
        .anyMatch(known -> known.get().getClass() == initializer.getClass());
  }

  /** Returns the known names in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }
}
