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
 * @param id such as "net1-fit"; empty if it has none
 * @param type "code" or "markdown"
 * @param source its text
 * @param metadata what its author says of it, such as its tags
 * @param executionCount 0 if it has not run
 * @param outputs as nbformat defines them; empty for prose
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

  /** Such as "raises-exception". */
  List<String> tags() {
    return strings(metadata.getAsJsonArray("tags"));
  }

  /** Its place in the slides, such as "slide" or "-". */
  Optional<String> slideType() {
    return Optional.ofNullable(metadata.getAsJsonObject("slideshow"))
        .map(slideshow -> slideshow.get("slide_type"))
        .map(JsonElement::getAsString);
  }

  /** The rows of the lecture that it shows, such as "12" or "G3". */
  List<String> rows() {
    return Optional.ofNullable(metadata.getAsJsonObject("lectern"))
        .map(lectern -> strings(lectern.getAsJsonArray("rows")))
        .orElse(List.of());
  }

  /** Is it where a student's answer stands? */
  boolean isAnswer() {
    return tags().contains(SOLUTION) || tags().contains(EXERCISE);
  }

  int lineCount() {
    return (int) source.lines().count();
  }

  /** All that it printed to standard output, or to "stderr". */
  String printed(String stream) {
    return outputs("stream")
        .filter(output -> output.get("name").getAsString().equals(stream))
        .map(output -> Notebook.joined(output.get("text")))
        .collect(Collectors.joining());
  }

  /** What it showed in this form, such as "image/png", in order. */
  List<String> shown(String mimeType) {
    return outputs.stream()
        .filter(output -> output.has("data"))
        .map(output -> output.getAsJsonObject("data"))
        .filter(data -> data.has(mimeType))
        .map(data -> Notebook.joined(data.get(mimeType)))
        .toList();
  }

  /** The names and messages of the errors that ended it. */
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
