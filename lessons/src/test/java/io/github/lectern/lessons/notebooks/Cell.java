package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cell of a notebook.
 *
 * @param id such as "net1-fit"; empty if it has none
 * @param type "code" or "markdown"
 * @param source its text
 * @param tags such as "raises-exception"
 * @param executionCount 0 if it has not run
 * @param outputs as nbformat defines them; empty for prose
 */
record Cell(
    String id,
    String type,
    String source,
    List<String> tags,
    int executionCount,
    List<JsonObject> outputs) {
  static final String RAISES = "raises-exception";

  static Cell prose(String id, String source) {
    return new Cell(id, "markdown", source, List.of(), 0, List.of());
  }

  static Cell code(String id, String source) {
    return new Cell(id, "code", source, List.of(), 0, List.of());
  }

  boolean isCode() {
    return type.equals("code");
  }

  boolean mayRaise() {
    return tags.contains(RAISES);
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

  private Stream<JsonObject> outputs(String type) {
    return outputs.stream().filter(output -> output.get("output_type").getAsString().equals(type));
  }
}
