package io.github.lectern.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keywords of one call: finds the one of a type. */
public final class Given {
  private Given() {}

  /**
   * The keyword of that type, or empty when it was not given.
   *
   * @param options all keywords of the call
   * @param type such as {@code Threshold.class}
   * @throws IllegalArgumentException if it was given twice
   */
  public static <T> Optional<T> one(Object[] options, Class<T> type) {
    List<T> found = Arrays.stream(options).filter(type::isInstance).map(type::cast).toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "expected a keyword once, was given "
              + found.size()
              + " times: "
              + keyword(type)
              + "(...); keep one of them");
    }
    return found.stream().findFirst();
  }

  /** As it is typed: "epochs" for Epochs, "loss" for LossChoice. */
  private static String keyword(Class<?> type) {
    String name = type.getSimpleName().replaceAll("^Auc|(Choice|Option)$", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
