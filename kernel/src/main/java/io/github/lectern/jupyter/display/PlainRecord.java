package io.github.lectern.jupyter.display;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A record that prints as Java lets records print, so that its arrays show as "[I@1b6d3586". */
final class PlainRecord {
  private PlainRecord() {}

  /** The components by name; empty if it is no record, or one with its own toString(). */
  static Optional<Map<String, Object>> components(Object value) {
    if (!(value instanceof Record) || hasOwnText(value.getClass())) {
      return Optional.empty();
    }
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Optional<Field> field = field(value, component.getName());
      if (field.isEmpty()) {
        return Optional.empty();
      }
      components.put(component.getName(), content(field.get(), value));
    }
    return Optional.of(components);
  }

  /** The compiler's toString() is final. To call it would print all, and never end in a circle. */
  private static boolean hasOwnText(Class<?> type) {
    try {
      return !Modifier.isFinal(type.getMethod("toString").getModifiers());
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every class has toString()", e);
    }
  }

  static String name(Object value) {
    return value.getClass().getSimpleName();
  }

  /** Records of the JDK do not let others look into them. */
  private static Optional<Field> field(Object value, String name) {
    try {
      Field field = value.getClass().getDeclaredField(name);
      return field.trySetAccessible() ? Optional.of(field) : Optional.empty();
    } catch (NoSuchFieldException e) {
      throw new AssertionError("a record has a field for each component", e);
    }
  }

  private static Object content(Field field, Object value) {
    try {
      return field.get(value);
    } catch (IllegalAccessException e) {
      throw new AssertionError("the field was made accessible", e);
    }
  }
}
