package io.github.lectern.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds keyword arguments among the arguments of a call. */
public final class Options {
  private Options() {}

  /**
   * Returns the keyword argument of a type, or empty if the call has none.
   *
   * @param options all keyword arguments of the call
   * @param type the type, such as {@code Threshold.class}
   * @throws IllegalArgumentException if the call has more than one argument of the type
   */
  public static <T> Optional<T> find(Object[] options, Class<T> type) {
    List<T> found = Arrays.stream(options).filter(type::isInstance).map(type::cast).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "expected each keyword at most once but got %s(...) %d times; keep only one"
              .formatted(keyword(type), found.size()));
    }
    return found.stream().findFirst();
  }

  /**
   * Returns the keyword argument that has the same type as the default, or the default if the call
   * has none.
   *
   * @param options all keyword arguments of the call
   * @param byDefault the default, such as {@code new Threshold(0.5)}
   * @throws IllegalArgumentException if the call has more than one argument of the type
   */
  public static <T extends Record> T find(Object[] options, T byDefault) {
    @SuppressWarnings("unchecked") // the class of a record is exact: records cannot be extended
    Class<T> type = (Class<T>) byDefault.getClass();
    return find(options, type).orElse(byDefault);
  }

  /** Returns the keyword as users type it: "epochs" for Epochs, "loss" for LossChoice. */
  private static String keyword(Class<?> type) {
    String name = type.getSimpleName().replaceAll("^Auc|(Choice|Option)$", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
