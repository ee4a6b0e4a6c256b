package io.github.lectern.lessons.check;

/**
 * A cell that checks a student's answers.
 *
 * @param method the method that judges them, such as "LogisticExercises.byHand"
 * @param notebook the notebook, relative to the course folder
 * @param section the heading above the cell
 */
public record CourseCheck(String method, String notebook, String section) {
  static CourseCheck parse(String line) {
    String[] parts = line.split("\t", -1);
    return new CourseCheck(parts[0], parts[1], parts[2]);
  }

  /** Returns whether the check belongs to the exercises rather than to the lesson itself. */
  public boolean isExercise() {
    return notebook.startsWith("exercises/");
  }

  /** Returns the number of the lesson, such as "04". */
  public String lesson() {
    return notebook.substring(notebook.indexOf('/') + 1).substring(0, 2);
  }
}
