package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A cell of a notebook.
 *
 * @param id such as "net1-fit"; empty if it has none
 * @param type "code" or "markdown"
 * @param source its text
 * @param tags such as "raises-exception"
 * @param outputs as nbformat defines them; empty for prose
 */
record Cell(String id, String type, String source, List<String> tags, List<JsonObject> outputs) {
  static final String RAISES = "raises-exception";

  boolean isCode() {
    return type.equals("code");
  }

  boolean mayRaise() {
    return tags.contains(RAISES);
  }

  int lineCount() {
    return (int) source.lines().count();
  }
}
