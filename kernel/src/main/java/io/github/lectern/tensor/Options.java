package io.github.lectern.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks up keyword arguments among those of one call. */
public final class Options {
  private Options() {}

  /**
   * Returns the keyword argument of that type, or empty if it is not given.
   *
   * @param options all keyword arguments of the call
   * @param type such as {@code Threshold.class}
   * @throws IllegalArgumentException if it is given more than once
   */
  public static <T> Optional<T> find(Object[] options, Class<T> type) {
    List<T> found = Arrays.stream(options).filter(type::isInstance).map(type::cast).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "expected each keyword once but got %s(...) %d times; keep one of them"
              .formatted(keyword(type), found.size()));
    }
    return found.stream().findFirst();
  }

  /**
   * Returns the keyword argument of the default's type, or the default if it is not given.
   *
   * @param options all keyword arguments of the call
   * @param byDefault such as {@code new Threshold(0.5)}
   * @throws IllegalArgumentException if it is given more than once
   */
  public static <T extends Record> T find(Object[] options, T byDefault) {
    @SuppressWarnings("unchecked") // the class of a record is exact: records cannot be extended
    Class<T> type = (Class<T>) byDefault.getClass();
    return find(options, type).orElse(byDefault);
  }

  /** Returns the keyword as it is typed: "epochs" for Epochs, "loss" for LossChoice. */
  private static String keyword(Class<?> type) {
    String name = type.getSimpleName().replaceAll("^Auc|(Choice|Option)$", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
