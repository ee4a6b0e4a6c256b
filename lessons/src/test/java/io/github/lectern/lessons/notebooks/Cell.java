package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A cell of a notebook.
 *
 * @param id the id, such as "net1-fit"; empty if the cell has none
 * @param type "code" or "markdown"
 * @param source the text
 * @param metadata the metadata, such as the tags
 * @param executionCount the execution count, or 0 if the cell has not run
 * @param outputs the outputs, as nbformat defines them; empty for prose
 */
record Cell(
    String id,
    String type,
    String source,
    JsonObject metadata,
    int executionCount,
    List<JsonObject> outputs) {
  static final String RAISES = "raises-exception";
  static final String SOLUTION = "solution";
  static final String EXERCISE = "exercise";

  static Cell prose(String id, String source) {
    return new Cell(id, "markdown", source, new JsonObject(), 0, List.of());
  }

  static Cell code(String id, String source) {
    return new Cell(id, "code", source, new JsonObject(), 0, List.of());
  }

  boolean isCode() {
    return type.equals("code");
  }

  boolean mayRaise() {
    return tags().contains(RAISES);
  }

  /** Returns the tags, such as "raises-exception". */
  List<String> tags() {
    return strings(metadata.getAsJsonArray("tags"));
  }

  /** Returns the slide type, such as "slide" or "-". */
  Optional<String> slideType() {
    return Optional.ofNullable(metadata.getAsJsonObject("slideshow"))
        .map(slideshow -> slideshow.get("slide_type"))
        .map(JsonElement::getAsString);
  }

  /** Returns the rows of the lecture that the cell covers, such as "12" or "G3". */
  List<String> rows() {
    return Optional.ofNullable(metadata.getAsJsonObject("lectern"))
        .map(lectern -> strings(lectern.getAsJsonArray("rows")))
        .orElse(List.of());
  }

  /** Returns whether the cell contains a solution or a student's answer. */
  boolean isAnswer() {
    return tags().contains(SOLUTION) || tags().contains(EXERCISE);
  }

  int lineCount() {
    return (int) source.lines().count();
  }

  /** Returns all text that the cell printed to a stream, "stdout" or "stderr". */
  String printed(String stream) {
    return outputs("stream")
        .filter(output -> output.get("name").getAsString().equals(stream))
        .map(output -> Notebook.joined(output.get("text")))
        .collect(Collectors.joining());
  }

  /** Returns the outputs of a MIME type, such as "image/png", in order. */
  List<String> shown(String mimeType) {
    return outputs.stream()
        .filter(output -> output.has("data"))
        .map(output -> output.getAsJsonObject("data"))
        .filter(data -> data.has(mimeType))
        .map(data -> Notebook.joined(data.get(mimeType)))
        .toList();
  }

  /** Returns the names and messages of the errors that ended the cell. */
  List<String> errors() {
    return outputs("error")
        .map(error -> error.get("ename").getAsString() + ": " + error.get("evalue").getAsString())
        .toList();
  }

  private static List<String> strings(JsonArray array) {
    return Optional.ofNullable(array).stream()
        .flatMap(some -> StreamSupport.stream(some.spliterator(), false))
        .map(JsonElement::getAsString)
        .toList();
  }

  private Stream<JsonObject> outputs(String type) {
    return outputs.stream().filter(output -> output.get("output_type").getAsString().equals(type));
  }
}
