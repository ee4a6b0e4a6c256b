package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook.
 *
 * @param path the file; relative links start at its folder
 * @param cells the cells, in order
 */
record Notebook(Path path, List<Cell> cells) {
  static final Path FOLDER = Path.of("..", "notebooks");
  static final Path EXERCISES = FOLDER.resolve("exercises");
  static final Path SOLUTIONS = FOLDER.resolve("solutions");

  /** Returns all notebooks of the course: lessons, exercises and solutions. */
  static List<Path> all() throws IOException {
    return in(FOLDER);
  }

  /** Returns the notebooks in a folder and its subfolders, sorted by path. */
  static List<Path> in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
          .sorted()
          .toList();
    }
  }

  static Notebook read(Path path) throws IOException {
    return parse(path, Files.readString(path));
  }

  static Notebook parse(Path path, String json) {
    JsonObject notebook = JsonParser.parseString(json).getAsJsonObject();
    return new Notebook(
        path, stream(notebook.getAsJsonArray("cells")).map(Notebook::cell).toList());
  }

  /** Returns whether this is a lesson, rather than exercises or solutions. */
  boolean isLesson() {
    return !path.startsWith(EXERCISES) && !path.startsWith(SOLUTIONS);
  }

  List<Cell> code() {
    return cells.stream().filter(Cell::isCode).toList();
  }

  List<Cell> prose() {
    return cells.stream().filter(cell -> !cell.isCode()).toList();
  }

  Cell cell(String id) {
    return cells.stream()
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "%s has no cell \"%s\"; it has %s"
                        .formatted(path, id, cells.stream().map(Cell::id).toList())));
  }

  /** Returns a text that nbformat may store as a string or as a list of lines. */
  static String joined(JsonElement text) {
    return text.isJsonArray()
        ? stream(text.getAsJsonArray()).map(JsonElement::getAsString).collect(Collectors.joining())
        : text.getAsString();
  }

  private static Cell cell(JsonElement json) {
    JsonObject cell = json.getAsJsonObject();
    List<JsonObject> outputs = new ArrayList<>();
    if (cell.has("outputs")) {
      cell.getAsJsonArray("outputs").forEach(output -> outputs.add(output.getAsJsonObject()));
    }
    String id = cell.has("id") ? cell.get("id").getAsString() : "";
    return new Cell(
        id,
        cell.get("cell_type").getAsString(),
        joined(cell.get("source")),
        cell.getAsJsonObject("metadata"),
        executionCount(cell),
        outputs);
  }

  private static int executionCount(JsonObject cell) {
    JsonElement count = cell.get("execution_count");
    return count == null || count.isJsonNull() ? 0 : count.getAsInt();
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
