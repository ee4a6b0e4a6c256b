package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * Derives an exercise notebook from a solution notebook. In each code cell tagged "solution", the
 * starter replaces the source and the tag "exercise" replaces the tag; prose tagged "solution" is
 * left out. All cells get nbgrader's metadata, except for those with "lectern.editable".
 */
final class ExerciseForm {
  private ExerciseForm() {}

  /**
   * Returns the canonical text of the exercise notebook for the text of a solution notebook.
   *
   * @throws IllegalArgumentException if a solution has no starter, or its starter is the solution,
   *     or if a check has no points
   */
  static String of(String solutions) {
    JsonObject notebook = JsonParser.parseString(solutions).getAsJsonObject();
    JsonArray exercises = new JsonArray();
    for (JsonElement element : notebook.getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      if (!isTagged(cell, Cell.SOLUTION)) {
        exercises.add(withoutSolution(cell));
      } else if (cell.get("cell_type").getAsString().equals("code")) {
        exercises.add(starting(cell));
      }
    }
    addNbgraderMetadata(exercises);
    notebook.add("cells", exercises);
    return CanonicalForm.of(notebook.toString());
  }

  private static JsonObject withoutSolution(JsonObject cell) {
    if (lectern(cell).has("starter")) {
      throw new IllegalArgumentException(
          "cell %s has a starter: tag it \"%s\"".formatted(id(cell), Cell.SOLUTION));
    }
    return cell;
  }

  private static JsonObject starting(JsonObject solution) {
    JsonObject lectern = lectern(solution);
    if (!lectern.has("starter")) {
      throw new IllegalArgumentException(
          "cell %s is tagged \"%s\": add lectern.starter to its metadata"
              .formatted(id(solution), Cell.SOLUTION));
    }
    String starter = lectern.remove("starter").getAsString();
    if (starter.strip().equals(Notebook.joined(solution.get("source")).strip())) {
      throw new IllegalArgumentException(
          "cell %s: the starter is the solution".formatted(id(solution)));
    }
    solution.addProperty("source", starter);
    JsonArray tags = solution.getAsJsonObject("metadata").getAsJsonArray("tags");
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i).getAsString().equals(Cell.SOLUTION)) {
        tags.set(i, new JsonPrimitive(Cell.EXERCISE));
      }
    }
    return solution;
  }

  private static void addNbgraderMetadata(JsonArray cells) {
    boolean isCheck = false;
    for (JsonElement element : cells) {
      JsonObject cell = element.getAsJsonObject();
      boolean isAnswer = isTagged(cell, Cell.EXERCISE);
      boolean isEditable = lectern(cell).remove("editable") != null;
      JsonElement points = lectern(cell).remove("points");
      if (isCheck != (points != null)) {
        throw new IllegalArgumentException(
            "cell %s: a check, and nothing else, has lectern.points, the number of its questions"
                .formatted(id(cell)));
      }
      if (isCheck) {
        NbgraderMetadata.addCheck(cell, points.getAsInt());
      } else if (isAnswer) {
        NbgraderMetadata.addAnswer(cell);
      } else if (!isEditable) {
        NbgraderMetadata.addReadOnly(cell);
      }
      isCheck = isAnswer;
    }
  }

  private static boolean isTagged(JsonObject cell, String tag) {
    JsonArray tags = cell.getAsJsonObject("metadata").getAsJsonArray("tags");
    return tags != null && tags.contains(new JsonPrimitive(tag));
  }

  private static JsonObject lectern(JsonObject cell) {
    JsonObject lectern = cell.getAsJsonObject("metadata").getAsJsonObject("lectern");
    return lectern == null ? new JsonObject() : lectern;
  }

  private static String id(JsonObject cell) {
    return cell.has("id") ? cell.get("id").getAsString() : "";
  }
}
