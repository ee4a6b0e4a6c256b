package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The form in which notebooks are committed: without outputs and execution counts, with one
 * kernelspec, and with sources as lists of lines. The metadata of a cell contains only what the
 * author wrote: its slide type, its tags, and under "lectern" the rows of the lecture that it
 * covers, its starter, its points or that it is editable; in exercises, also nbgrader's metadata.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  /** Returns the canonical text of a notebook. */
  static String of(String text) {
    JsonObject notebook = JsonParser.parseString(text).getAsJsonObject();
    JsonObject canonical = new JsonObject();
    canonical.add("cells", cells(notebook.getAsJsonArray("cells")));
    canonical.add("metadata", metadata());
    canonical.addProperty("nbformat", 4);
    canonical.addProperty("nbformat_minor", 5);
    return CanonicalJson.write(canonical);
  }

  private static JsonArray cells(JsonArray cells) {
    JsonArray canonical = new JsonArray();
    cells.forEach(cell -> canonical.add(cell(cell.getAsJsonObject())));
    return canonical;
  }

  private static JsonObject cell(JsonObject cell) {
    JsonObject canonical = new JsonObject();
    for (String key : new String[] {"attachments", "cell_type", "id"}) {
      if (cell.has(key)) {
        canonical.add(key, cell.get(key));
      }
    }
    canonical.add("metadata", authored(cell.getAsJsonObject("metadata")));
    canonical.add("source", lines(Notebook.joined(cell.get("source"))));
    if (cell.get("cell_type").getAsString().equals("code")) {
      canonical.add("execution_count", JsonNull.INSTANCE);
      canonical.add("outputs", new JsonArray());
    }
    return canonical;
  }

  private static JsonObject authored(JsonObject metadata) {
    JsonObject canonical = new JsonObject();
    for (String key : new String[] {"lectern", "nbgrader", "slideshow", "tags"}) {
      if (metadata.has(key) && !isEmpty(metadata.get(key))) {
        canonical.add(key, metadata.get(key));
      }
    }
    return canonical;
  }

  private static boolean isEmpty(JsonElement value) {
    return value.isJsonArray()
        ? value.getAsJsonArray().isEmpty()
        : value.getAsJsonObject().entrySet().isEmpty();
  }

  private static JsonArray lines(String source) {
    JsonArray lines = new JsonArray();
    String stripped = source.strip();
    int start = 0;
    while (start < stripped.length()) {
      int newline = stripped.indexOf('\n', start);
      int end = newline < 0 ? stripped.length() : newline + 1;
      lines.add(stripped.substring(start, end));
      start = end;
    }
    return lines;
  }

  private static JsonObject metadata() {
    JsonObject kernelspec = new JsonObject();
    kernelspec.addProperty("display_name", "Java (Lectern)");
    kernelspec.addProperty("language", "java");
    kernelspec.addProperty("name", "lectern");
    JsonObject language = new JsonObject();
    language.addProperty("name", "java");
    JsonObject metadata = new JsonObject();
    metadata.add("kernelspec", kernelspec);
    metadata.add("language_info", language);
    return metadata;
  }
}
