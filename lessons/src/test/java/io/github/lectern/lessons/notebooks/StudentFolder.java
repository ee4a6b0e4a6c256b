package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder of notebooks as students hand them in.
 *
 * @param path the folder
 * @param exercise the name of the shipped exercise from which they are made
 */
record StudentFolder(Path path, String exercise) {
  /** Hands in the exercise with the answers of the solutions, and other sources in some cells. */
  void answers(String file, Map<String, String> sources) throws IOException {
    Map<String, String> all =
        Notebook.read(Notebook.SOLUTIONS.resolve(exercise)).code().stream()
            .filter(Cell::isAnswer)
            .collect(Collectors.toMap(Cell::id, Cell::source));
    all.putAll(sources);
    exercise(file, all);
  }

  /** Hands in the solutions, with other sources in some cells. */
  void solutions(String file, Map<String, String> sources) throws IOException {
    hand(file, changed(Notebook.SOLUTIONS, sources));
  }

  /** Hands in the untouched exercise, with other sources in some cells. */
  void exercise(String file, Map<String, String> sources) throws IOException {
    hand(file, changed(Notebook.EXERCISES, sources));
  }

  /** Hands in the untouched exercise with a code cell before another one. */
  void exerciseWith(String file, String before, String source) throws IOException {
    JsonObject notebook = changed(Notebook.EXERCISES, Map.of());
    JsonArray cells = new JsonArray();
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      if (id(cell).equals(before)) {
        cells.add(code(source));
      }
      cells.add(cell);
    }
    notebook.add("cells", cells);
    hand(file, notebook);
  }

  /** Hands in the untouched exercise without its checks. */
  void exerciseWithoutChecks(String file) throws IOException {
    JsonObject notebook = changed(Notebook.EXERCISES, Map.of());
    JsonArray cells = new JsonArray();
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      if (!id(cell).endsWith("-check")) {
        cells.add(cell);
      }
    }
    notebook.add("cells", cells);
    hand(file, notebook);
  }

  private void hand(String file, JsonObject notebook) throws IOException {
    Files.createDirectories(path.resolve(file).getParent());
    Files.writeString(path.resolve(file), notebook.toString());
  }

  private JsonObject changed(Path folder, Map<String, String> sources) throws IOException {
    String text = Files.readString(folder.resolve(exercise));
    JsonObject notebook = JsonParser.parseString(text).getAsJsonObject();
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      if (sources.containsKey(id(cell))) {
        cell.getAsJsonObject().addProperty("source", sources.get(id(cell)));
      }
    }
    return notebook;
  }

  private static String id(JsonElement cell) {
    return cell.getAsJsonObject().get("id").getAsString();
  }

  private static JsonObject code(String source) {
    JsonObject cell = new JsonObject();
    cell.addProperty("cell_type", "code");
    cell.addProperty("id", "added");
    cell.add("metadata", new JsonObject());
    cell.addProperty("source", source);
    cell.add("outputs", new JsonArray());
    return cell;
  }
}
