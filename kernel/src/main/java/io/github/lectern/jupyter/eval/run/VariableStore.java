package io.github.lectern.jupyter.eval.run;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The static fields that hold the student's variables, and the values that they had in classes
 * which JShell has replaced by others.
 */
public final class VariableStore {
  private static final Pattern REPLACEMENT =
      Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]+\\$(\\w+)");

  private final Set<String> newTypes = new HashSet<>();
  private final Map<String, Field> current = new ConcurrentHashMap<>();
  private final Map<String, Field> replaced = new LinkedHashMap<>();
  private final Map<String, Value> revived = new HashMap<>();

  /** What a variable held. */
  private record Value(Class<?> type, Optional<Object> content, boolean held) {
    static Value of(Field field) {
      return new Value(
          field.getType(), Optional.ofNullable(value(field)), !VariableStore.isBlank(field));
    }
  }

  /** Notes the variables of a class that has just been loaded. */
  synchronized void loaded(Class<?> type) {
    Matcher inner = REPLACEMENT.matcher(type.getName());
    if (inner.matches()) {
      newTypes.add(inner.group(1));
    }
    if (type.getEnclosingClass() != null) {
      return;
    }
    for (Field field : type.getDeclaredFields()) {
      // The compiler's own fields, as for assert, are nobody's variables.
      boolean variable = Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
      if (variable && field.trySetAccessible()) {
        Field before = current.put(field.getName(), field);
        if (before != null) {
          replaced.putIfAbsent(field.getName(), before);
        }
      }
    }
  }

  /** Gives replaced variables their values back, but for those that are being declared anew. */
  public synchronized void carryOver(Set<String> declared) {
    for (String name : declared) {
      Field old = revived.containsKey(name) ? null : replaced.remove(name);
      if (old != null) {
        set(old, blank(old));
      }
    }
    replaced.entrySet().removeIf(entry -> copied(entry.getValue(), current.get(entry.getKey())));
  }

  /**
   * Decides about the value of a variable after all that follows from a declaration.
   *
   * @param typeName if it names a type that has been replaced, the objects in the variable are of
   *     the old one, and it is emptied
   * @return whether a value was lost
   */
  public synchronized boolean isLost(String name, String typeName) {
    Field field = current.get(name);
    if (field == null) {
      return false;
    }
    boolean old = newTypeIn(typeName).isPresent();
    Field replacedBy = replaced.getOrDefault(name, field);
    Value before = revived.getOrDefault(name, Value.of(replacedBy));
    boolean fits = !old && before.type() == field.getType();
    set(field, fits ? before.content().orElse(null) : blank(field));
    return !fits && before.held();
  }

  /** Announces a type that takes the name of an imported one, which variables may hold. */
  public synchronized void replacesImport(String name) {
    newTypes.add(name);
  }

  /** The replaced type that a variable's type names, if any. */
  public synchronized Optional<String> newTypeIn(String typeName) {
    return Pattern.compile("\\W+").splitAsStream(typeName).filter(newTypes::contains).findFirst();
  }

  public boolean hasNewTypes() {
    return !newTypes.isEmpty();
  }

  /** Announces that a variable is declared again only because JShell has dropped it. */
  public synchronized void revive(String name) {
    Field field = replaced.getOrDefault(name, current.get(name));
    if (field != null) {
      revived.putIfAbsent(name, Value.of(field));
    }
  }

  /** Ends an evaluation: what could not be carried over is gone, so that its memory is freed. */
  public synchronized void forgetReplaced() {
    replaced.values().forEach(field -> set(field, blank(field)));
    replaced.clear();
    revived.clear();
    newTypes.clear();
  }

  /** Whether a variable has no value, which is so after a change of its type. */
  public boolean isBlank(String name) {
    Field field = current.get(name);
    return field != null && isBlank(field);
  }

  /** Compares no objects: equals() may be a student's, and fail or never return. */
  private static boolean isBlank(Field field) {
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

  /** Gives a variable the value that a declaration without initializer means. */
  public void makeBlank(String name) {
    Field field = current.get(name);
    if (field != null) {
      set(field, blank(field));
    }
  }

  /** 0, false or null. */
  private static Object blank(Field field) {
    return Array.get(Array.newInstance(field.getType(), 1), 0);
  }

  private static boolean copied(Field from, Field to) {
    boolean same = from.getType() == to.getType();
    if (same) {
      set(to, value(from));
      set(from, blank(from));
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

  /** The variables that a class holds. */
  static Set<String> of(Class<?> type) {
    return Set.copyOf(Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList());
  }
}
