package io.github.lectern.jupyter.display;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Lists the members of an object. */
public final class Members {
  private Members() {}

  /**
   * Returns the names of the public methods and fields of an object, or of the instances of a
   * class, in alphabetical order, like {@code dir(x)} in Python.
   *
   * <pre>{@code
   * dir(new Flatten()).contains("call")
   * }</pre>
   *
   * @throws IllegalArgumentException if the object is null
   */
  public static List<String> dir(Object object) {
    if (object == null) {
      throw new IllegalArgumentException(
          "dir: expected an object but got null; first run the cell that creates it");
    }
    Class<?> type = object instanceof Class<?> given ? given : object.getClass();
    Stream<Method> methods = Arrays.stream(type.getMethods()).filter(m -> !m.isSynthetic());
    Stream<Field> fields = Arrays.stream(type.getFields()).filter(f -> !f.isSynthetic());
    return Stream.concat(methods, fields).map(Member::getName).distinct().sorted().toList();
  }
}
