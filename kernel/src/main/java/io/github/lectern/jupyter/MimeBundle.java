package io.github.lectern.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Converts display data to a MIME bundle. A bundle always has text/plain; representations that
 * would be too large for a page are left out, and the text says so.
 */
final class MimeBundle {
  static final int MAX_TEXT = 100_000;
  static final int MAX_OTHER = 10_000_000;

  /** Converts numbers at once, so that no method of a student's Number class is called later. */
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              Number.class,
              (JsonSerializer<Number>)
                  (number, type, context) -> new JsonPrimitive(new BigDecimal(number.toString())))
          .create();

  private static final String TEXT = "text/plain";

  private MimeBundle() {}

  static JsonObject of(DisplayData data) {
    JsonObject bundle = GSON.toJsonTree(data).getAsJsonObject();
    JsonObject forms = bundle.getAsJsonObject("data");
    List<String> lines = new ArrayList<>();
    lines.add(text(forms));
    for (String type : List.copyOf(forms.keySet())) {
      int size = content(forms.get(type)).length();
      if (!type.equals(TEXT) && size > MAX_OTHER) {
        forms.remove(type);
        lines.add(notice(type, size));
      }
    }
    forms.addProperty(TEXT, String.join("\n", lines));
    return bundle;
  }

  private static String text(JsonObject forms) {
    if (!forms.has(TEXT)) {
      return "(" + String.join(", ", forms.keySet()) + ")";
    }
    String text = content(forms.get(TEXT));
    return text.length() <= MAX_TEXT
        ? text
        : String.format(
            Locale.ROOT,
            "%s\n... (the first %,d of %,d characters)",
            text.substring(0, MAX_TEXT),
            MAX_TEXT,
            text.length());
  }

  private static String content(JsonElement form) {
    return form.isJsonPrimitive() ? form.getAsString() : form.toString();
  }

  private static String notice(String type, int size) {
    return String.format(
        Locale.ROOT,
        "(%s is not shown: it has %,d characters, more than the limit of %,d.)",
        type,
        size,
        MAX_OTHER);
  }
}
