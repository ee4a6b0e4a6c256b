package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonObject;

/**
 * The metadata with which nbgrader recognises the cells of an exercise (schema version 3). An
 * answer is an autograded answer, its check is an autograder test, and all other cells are
 * read-only, except for those that students are asked to change.
 */
final class NbgraderMetadata {
  private static final int SCHEMA_VERSION = 3;

  private NbgraderMetadata() {}

  static void addAnswer(JsonObject cell) {
    add(cell, "solution");
  }

  static void addReadOnly(JsonObject cell) {
    add(cell, "locked");
  }

  /** Marks a check; a student gets one point per question that passes. */
  static void addCheck(JsonObject cell, int points) {
    JsonObject metadata = add(cell, "locked");
    metadata.addProperty("grade", true);
    metadata.addProperty("points", points);
  }

  private static JsonObject add(JsonObject cell, String kind) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("schema_version", SCHEMA_VERSION);
    metadata.addProperty("grade_id", cell.get("id").getAsString());
    for (String flag : new String[] {"grade", "locked", "solution", "task"}) {
      metadata.addProperty(flag, flag.equals(kind));
    }
    cell.getAsJsonObject("metadata").add("nbgrader", metadata);
    return metadata;
  }
}
