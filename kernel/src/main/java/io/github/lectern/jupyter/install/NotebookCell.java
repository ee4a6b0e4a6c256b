package io.github.lectern.jupyter.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell of a notebook, without what Jupyter changes when a notebook is opened or executed:
 * outputs, execution counts and metadata.
 *
 * @param type "code", "markdown" or "raw"
 */
record NotebookCell(String type, String source) {
  /**
   * Returns whether two files are equal or, if they are notebooks, have the same cells. Empty cells
   * do not matter. What cannot be read may be the student's work, so it is not the same.
   */
  static boolean same(Path one, Path other) throws IOException {
    if (!Files.isRegularFile(one) || !Files.isRegularFile(other)) {
      return false;
    }
    if (Files.mismatch(one, other) < 0) {
      return true;
    }
    if (!one.toString().endsWith(".ipynb")) {
      return false;
    }
    try {
      return read(one).equals(read(other));
    } catch (JsonParseException | IllegalStateException | IOException e) {
      return false;
    }
  }

  private static List<NotebookCell> read(Path notebook) throws IOException {
    JsonObject content = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
    JsonElement cells = content.get("cells");
    if (cells == null) {
      throw new JsonParseException("no cells");
    }
    List<NotebookCell> all = new ArrayList<>();
    for (JsonElement each : cells.getAsJsonArray()) {
      NotebookCell cell = of(each.getAsJsonObject());
      if (!cell.source.isBlank()) {
        all.add(cell);
      }
    }
    return all;
  }

  private static NotebookCell of(JsonObject cell) {
    if (!cell.has("cell_type") || !cell.has("source")) {
      throw new JsonParseException("not a cell");
    }
    return new NotebookCell(cell.get("cell_type").getAsString(), text(cell.get("source")));
  }

  /** A source is a text or a list of lines. */
  private static String text(JsonElement source) {
    if (!source.isJsonArray()) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    JsonArray lines = source.getAsJsonArray();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
