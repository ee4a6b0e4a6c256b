package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonObject;

/**
 * How nbgrader 0.9 grades an autograder test of an executed notebook: the rules of {@code
 * determine_grade} and {@code get_partial_grade} in its utils.py, without manual grades.
 */
final class NbgraderRules {
  private NbgraderRules() {}

  static boolean isTest(Cell cell) {
    JsonObject metadata = cell.metadata().getAsJsonObject("nbgrader");
    return metadata != null && metadata.get("grade").getAsBoolean();
  }

  /** Returns the points that a test is worth. */
  static double mostPoints(Cell test) {
    return test.metadata().getAsJsonObject("nbgrader").get("points").getAsDouble();
  }

  /**
   * Returns the points of a test. The first output that is an error, text on standard error or a
   * result decides; a test without such an output gets full points.
   */
  static double points(Cell test) {
    for (JsonObject output : test.outputs()) {
      String type = output.get("output_type").getAsString();
      if (type.equals("error") || isStderr(output)) {
        return 0;
      }
      if (type.equals("execute_result")) {
        return partial(
            Notebook.joined(output.getAsJsonObject("data").get("text/plain")), mostPoints(test));
      }
    }
    return mostPoints(test);
  }

  private static boolean isStderr(JsonObject output) {
    return output.has("name") && output.get("name").getAsString().equals("stderr");
  }

  /** Returns a result's number; a text that is not a number, or a negative one, is full points. */
  private static double partial(String text, double most) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return most;
    }
    if (number > most) {
      throw new IllegalArgumentException(
          "nbgrader rejects %s points of %s".formatted(number, most));
    }
    return number >= 0 ? number : most;
  }
}
