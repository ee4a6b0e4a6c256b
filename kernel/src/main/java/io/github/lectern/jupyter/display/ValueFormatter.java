package io.github.lectern.jupyter.display;

import io.github.lectern.tensor.ArrayPrinter;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Formats any value as readable text. Arrays, collections, maps and records are shown element by
 * element, with rows on separate lines, and large ones are abbreviated. Other values are shown as
 * the text that toString() returns.
 */
final class ValueFormatter {
  private static final int MAX_CHARACTERS = 20_000;
  private static final int MAX_DEPTH = 8;

  /**
   * Limits the elements that are shown.
   *
   * @param most the size up to which a container is shown in full
   * @param first the number of elements shown at the start of a larger container
   * @param last the number of elements shown at its end
   */
  private record Window(int most, int first, int last) {}

  private static final Window OF_VALUES = new Window(100, 20, 3);
  private static final Window OF_ROWS = new Window(20, 5, 3);

  private int budget = MAX_CHARACTERS;

  private static final Pattern WRAPPER = Pattern.compile("^REPL\\.\\$JShell\\$\\d+[A-Z]*\\$");
  private static final Pattern LAMBDA = Pattern.compile("^\\$Lambda[^@]*(?=@\\p{XDigit}+$)");

  private ValueFormatter() {}

  static String of(Object value) {
    return new ValueFormatter().text(value, 0);
  }

  private String text(Object value, int depth) {
    if (budget <= 0 || (depth > MAX_DEPTH && isContainer(value))) {
      return "...";
    }
    if (value instanceof INDArray array) {
      return leaf(ArrayPrinter.repr(array));
    }
    if (value instanceof Map.Entry<?, ?> entry && hasToStringOfJava(value.getClass())) {
      return entry(entry, depth);
    }
    if (value instanceof Optional<?> optional && optional.isPresent()) {
      return "Optional[" + indent(text(optional.get(), depth + 1), "Optional[".length()) + "]";
    }
    Optional<Map<String, Object>> components = PlainRecord.components(value);
    if (components.isPresent()) {
      return record(PlainRecord.name(value), components.get(), depth);
    }
    if (value instanceof Map<?, ?> map && isContainer(map)) {
      return map(map, depth);
    }
    if (isContainer(value)) {
      return sequence(value, depth);
    }
    if (PlotlyFigure.isOne(value)) {
      return leaf(PlotlyFigure.words());
    }
    if (value instanceof BaseStream || value instanceof Iterator) {
      return leaf(elementsToCome(value));
    }
    return leaf(withoutWrapper(String.valueOf(value)));
  }

  /** Describes a stream or iterator, whose elements cannot be shown without consuming them. */
  private static String elementsToCome(Object value) {
    return hasToStringOfJava(value.getClass())
        ? (value instanceof Iterator ? "Iterator" : "Stream")
            + " (showing its elements would consume them)"
        : withoutWrapper(String.valueOf(value));
  }

  /** Removes the name of JShell's wrapper class from the name of a class that a cell declares. */
  private static String withoutWrapper(String text) {
    return LAMBDA.matcher(WRAPPER.matcher(text).replaceFirst("")).replaceFirst("lambda");
  }

  private String leaf(String text) {
    boolean halfLetter =
        budget < text.length() && Character.isHighSurrogate(text.charAt(budget - 1));
    int room = halfLetter ? budget - 1 : budget;
    budget -= text.length();
    return budget >= 0
        ? text
        : String.format(
            Locale.ROOT,
            "%s\n... (the first %,d of %,d characters)",
            text.substring(0, room),
            room,
            text.length());
  }

  /** Returns whether a value is an array, or a collection or map whose toString() is the JDK's. */
  private static boolean isContainer(Object value) {
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return hasToStringOfJava(value.getClass());
    }
    return value != null && value.getClass().isArray();
  }

  private static boolean hasToStringOfJava(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass().getName().startsWith("java.");
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every class has toString()", e);
    }
  }

  private String sequence(Object value, int depth) {
    boolean array = value.getClass().isArray();
    int size = array ? Array.getLength(value) : ((Collection<?>) value).size();
    boolean rows = size > 0 && isContainerOrTensor(first(value));
    Window window = rows ? OF_ROWS : OF_VALUES;
    List<String> parts = new ArrayList<>();
    ends(value, size, window).forEach(element -> parts.add(text(element, depth + 1)));
    markGap(parts, size, window);
    return "[" + join(parts, rows) + "]";
  }

  private String map(Map<?, ?> map, int depth) {
    boolean rows = map.values().stream().limit(1).anyMatch(ValueFormatter::isContainerOrTensor);
    Window window = rows ? OF_ROWS : OF_VALUES;
    List<String> parts = new ArrayList<>();
    for (Object element : ends(map.entrySet(), map.size(), window)) {
      parts.add(entry((Map.Entry<?, ?>) element, depth));
    }
    markGap(parts, map.size(), window);
    return "{" + join(parts, rows) + "}";
  }

  private String entry(Map.Entry<?, ?> entry, int depth) {
    String key = text(entry.getKey(), depth + 1) + "=";
    return key + indent(text(entry.getValue(), depth + 1), key.length());
  }

  /**
   * Formats a record like a map, with each component on its own line if any of them spans several
   * lines.
   */
  private String record(String name, Map<String, Object> components, int depth) {
    List<String> parts = components.entrySet().stream().map(c -> entry(c, depth)).toList();
    boolean lines = parts.stream().anyMatch(part -> part.contains("\n"));
    return name + "[" + indent(join(parts, lines), name.length()) + "]";
  }

  private static boolean isContainerOrTensor(Object value) {
    return value instanceof INDArray || isContainer(value);
  }

  private static Object first(Object value) {
    return value.getClass().isArray()
        ? Array.get(value, 0)
        : ((Collection<?>) value).iterator().next();
  }

  private static List<Object> ends(Object value, int size, Window window) {
    boolean whole = size <= window.most();
    int first = whole ? size : window.first();
    int last = whole ? 0 : window.last();
    List<Object> ends = new ArrayList<>();
    if (value.getClass().isArray()) {
      IntStream.concat(IntStream.range(0, first), IntStream.range(size - last, size))
          .forEach(i -> ends.add(Array.get(value, i)));
      return ends;
    }
    ((Collection<?>) value).stream().limit(first).forEach(ends::add);
    if (value instanceof List<?> list) {
      ListIterator<?> tail = list.listIterator(size - last);
      tail.forEachRemaining(ends::add);
    } else {
      ((Collection<?>) value).stream().skip(size - last).limit(last).forEach(ends::add);
    }
    return ends;
  }

  private static void markGap(List<String> parts, int size, Window window) {
    if (size > window.most()) {
      int left = size - window.first() - window.last();
      parts.add(window.first(), String.format(Locale.ROOT, "... %,d more ...", left));
    }
  }

  private static String join(List<String> parts, boolean rows) {
    return rows
        ? parts.stream().map(part -> indent(part, 1)).collect(Collectors.joining(",\n "))
        : String.join(", ", parts);
  }

  private static String indent(String text, int columns) {
    return text.replace("\n", "\n" + " ".repeat(columns));
  }
}
