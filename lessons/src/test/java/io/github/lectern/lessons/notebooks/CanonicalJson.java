package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes JSON in the form in which notebooks are stored, as Jupyter does: with sorted keys, an
 * indentation of one space, a newline at the end, and unescaped UTF-8.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String write(JsonElement json) {
    return write(json, 0) + "\n";
  }

  private static String write(JsonElement json, int depth) {
    if (json instanceof JsonObject object) {
      return block("{", members(object, depth + 1), "}", depth);
    }
    if (json instanceof JsonArray array) {
      List<String> elements = new ArrayList<>();
      array.forEach(element -> elements.add(write(element, depth + 1)));
      return block("[", elements, "]", depth);
    }
    if (json instanceof JsonPrimitive primitive && primitive.isString()) {
      return quote(primitive.getAsString());
    }
    return json.toString();
  }

  private static List<String> members(JsonObject object, int depth) {
    return object.keySet().stream()
        .sorted()
        .map(key -> quote(key) + ": " + write(object.get(key), depth))
        .toList();
  }

  private static String block(String open, List<String> lines, String close, int depth) {
    if (lines.isEmpty()) {
      return open + close;
    }
    String indent = "\n" + " ".repeat(depth + 1);
    return lines.stream()
        .collect(Collectors.joining("," + indent, open + indent, "\n" + " ".repeat(depth) + close));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escape(c)));
    return quoted.append('"').toString();
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> codePoint < ' ' ? "\\u%04x".formatted(codePoint) : Character.toString(codePoint);
    };
  }
}
