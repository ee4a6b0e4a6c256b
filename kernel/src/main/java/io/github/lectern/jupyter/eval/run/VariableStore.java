package io.github.lectern.jupyter.eval.run;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracks the static fields that hold the student's variables, and moves values from classes that
 * JShell has replaced to their replacements.
 */
public final class VariableStore {
  private static final Pattern REPLACEMENT =
      Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]+\\$(\\w+)");

  private final Set<String> replacedTypes = new HashSet<>();
  private final Map<String, Field> current = new ConcurrentHashMap<>();
  private final Map<String, Field> readable = new ConcurrentHashMap<>();
  private final Map<String, Field> replaced = new LinkedHashMap<>();
  private final Map<String, Value> redeclared = new HashMap<>();

  /** The value of a variable, and whether it differs from the default. */
  private record Value(Class<?> type, Optional<Object> content, boolean isSet) {
    static Value of(Field field) {
      return new Value(
          field.getType(),
          Optional.ofNullable(value(field)),
          !VariableStore.hasDefaultValue(field));
    }
  }

  /** Registers the variables of a class that has just been loaded. */
  synchronized void addClass(Class<?> type) {
    Matcher inner = REPLACEMENT.matcher(type.getName());
    if (inner.matches()) {
      replacedTypes.add(inner.group(1));
    }
    for (Field field : variables(type)) {
      Field before = current.put(field.getName(), field);
      if (before != null) {
        replaced.putIfAbsent(field.getName(), before);
      }
    }
  }

  /**
   * Makes the variables of a class readable whose code starts to run. After a reset, JShell may use
   * a class again, which is then not loaded a second time.
   */
  void addReadable(Class<?> type) {
    variables(type).forEach(field -> readable.put(field.getName(), field));
  }

  private static List<Field> variables(Class<?> type) {
    if (type.getEnclosingClass() != null) {
      return List.of();
    }
    // Synthetic fields, such as the one for assert, are not variables.
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .filter(Field::trySetAccessible)
        .toList();
  }

  /**
   * Restores the values of replaced variables. Discards the old values of the given variables,
   * which the student is declaring again, unless they are kept for a redeclaration.
   */
  public synchronized void restoreReplaced(Set<String> declared) {
    for (String name : declared) {
      Field old = redeclared.containsKey(name) ? null : replaced.remove(name);
      if (old != null) {
        reset(old);
      }
    }
    replaced.entrySet().removeIf(entry -> moved(entry.getValue(), current.get(entry.getKey())));
  }

  /**
   * Restores or resets a variable after a declaration and all its consequences have been processed.
   *
   * @param typeName the variable's type; if it names a replaced type, the variable holds objects of
   *     the old type and is reset
   * @return whether a value was lost
   */
  public synchronized boolean restoreOrReset(String name, String typeName) {
    Field field = current.get(name);
    if (field == null) {
      return false;
    }
    boolean old = replacedTypeIn(typeName).isPresent();
    Field replacedBy = replaced.getOrDefault(name, field);
    Value before = redeclared.getOrDefault(name, Value.of(replacedBy));
    boolean fits = !old && before.type() == field.getType();
    set(field, fits ? before.content().orElse(null) : defaultValue(field));
    return !fits && before.isSet();
  }

  /**
   * Registers a type that replaces an imported type of the same name; variables may still hold
   * objects of the imported type.
   */
  public synchronized void addReplacedType(String name) {
    replacedTypes.add(name);
  }

  /** Returns the replaced type that occurs in a variable's type, if any. */
  public synchronized Optional<String> replacedTypeIn(String typeName) {
    return Pattern.compile("\\W+")
        .splitAsStream(typeName)
        .filter(replacedTypes::contains)
        .findFirst();
  }

  public boolean hasReplacedTypes() {
    return !replacedTypes.isEmpty();
  }

  /** Keeps the value of a variable that is declared again because JShell has dropped it. */
  public synchronized void keepForRedeclaration(String name) {
    Field field = replaced.getOrDefault(name, current.get(name));
    if (field != null) {
      redeclared.putIfAbsent(name, Value.of(field));
    }
  }

  /**
   * Discards, at the end of an evaluation, the values that could not be restored, to free their
   * memory.
   */
  public synchronized void clearReplaced() {
    replaced.values().forEach(VariableStore::reset);
    replaced.clear();
    redeclared.clear();
    replacedTypes.clear();
  }

  /** Returns the value of a variable; empty if there is none, or if it is null. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(readable.get(name)).map(VariableStore::value);
  }

  /** Returns whether a variable is 0, false or null, for example because its type has changed. */
  public boolean hasDefaultValue(String name) {
    Field field = current.get(name);
    return field != null && hasDefaultValue(field);
  }

  /**
   * Returns whether a variable is 0, false or null. Does not call equals(), because a student's
   * implementation may throw or never return.
   */
  private static boolean hasDefaultValue(Field field) {
    Class<?> type = field.getType();
    try {
      if (!type.isPrimitive()) {
        return field.get(null) == null;
      }
      return type == boolean.class ? !field.getBoolean(null) : field.getDouble(null) == 0;
    } catch (IllegalAccessException e) {
      throw unreadable(field, e);
    }
  }

  /** Sets a variable to 0, false or null. */
  public void reset(String name) {
    Field field = current.get(name);
    if (field != null) {
      reset(field);
    }
  }

  private static void reset(Field field) {
    set(field, defaultValue(field));
  }

  private static Object defaultValue(Field field) {
    return Array.get(Array.newInstance(field.getType(), 1), 0);
  }

  /** Moves the value if both fields have the same type; returns whether they do. */
  private static boolean moved(Field from, Field to) {
    boolean same = from.getType() == to.getType();
    if (same) {
      set(to, value(from));
      reset(from);
    }
    return same;
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw unreadable(field, e);
    }
  }

  private static IllegalStateException unreadable(Field field, IllegalAccessException e) {
    return new IllegalStateException("cannot read the variable " + field.getName(), e);
  }

  private static void set(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot set the variable " + field.getName(), e);
    }
  }

  /** Returns the names of the variables in a class. */
  static Set<String> of(Class<?> type) {
    return Set.copyOf(Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList());
  }
}
