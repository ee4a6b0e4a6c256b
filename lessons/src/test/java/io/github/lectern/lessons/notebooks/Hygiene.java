package io.github.lectern.lessons.notebooks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds violations of the rules for notebooks, and describes them for the author. */
final class Hygiene {
  private static final int LONGEST_CELL = 25;
  private static final int MEDIAN_LESSON_CELL = 5;
  private static final int MEDIAN_EXERCISE_CELL = 12;
  private static final int LONGEST_LINE = 94; // what a window of 800 pixels shows
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern DURATION = Pattern.compile("\\d+ (seconds|minutes?)");

  private static final Pattern FOLDED_MARKDOWN =
      Pattern.compile("(?s)<details>(?:(?!</details>).)*\\n(?:\\||[-*] |#|`)");

  private static final Pattern PREDICTION =
      Pattern.compile(
          "display\\((\\w+Predictions\\.\\w+)\\(\\)\\);\n\\1\\(0\\) {4}// replace the 0");

  private static final Pattern ITEM = Pattern.compile("(\\d+[.)]|[-+*]|#+) .*");

  private Hygiene() {}

  static List<String> problems(Notebook notebook) {
    List<String> problems = new ArrayList<>();
    opening(notebook, problems);
    identifiers(notebook, problems);
    lengths(notebook, problems);
    prose(notebook, problems);
    answers(notebook, problems);
    predictions(notebook, problems);
    imports(notebook, problems);
    foldedText(notebook, problems);
    strayItems(notebook, problems);
    return problems;
  }

  private static void opening(Notebook notebook, List<String> problems) {
    String first = notebook.cells().get(0).source();
    if (notebook.cells().get(0).isCode() || !first.startsWith("# ")) {
      problems.add("the first cell must be prose that starts with the title, \"# ...\"");
    }
    if (!first.contains("you will be able to")) {
      problems.add("the first cell must say what \"you will be able to\" do");
    }
    if (!DURATION.matcher(first).find()) {
      problems.add("the first cell must say how long the notebook takes, in minutes");
    }
  }

  private static void identifiers(Notebook notebook, List<String> problems) {
    Set<String> seen = new HashSet<>();
    for (Cell cell : notebook.cells()) {
      if (!ID.matcher(cell.id()).matches()) {
        problems.add("cell id \"%s\": expected lower-case words with hyphens".formatted(cell.id()));
      }
      if (!seen.add(cell.id())) {
        problems.add("cell id \"%s\" occurs twice".formatted(cell.id()));
      }
    }
  }

  private static void lengths(Notebook notebook, List<String> problems) {
    List<Cell> code = notebook.code();
    for (Cell cell : code) {
      if (cell.lineCount() > LONGEST_CELL) {
        problems.add(
            "cell %s has %d lines, more than the limit of %d"
                .formatted(cell.id(), cell.lineCount(), LONGEST_CELL));
      }
      if (cell.source().lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
        problems.add(
            "cell %s has a line of more than %d characters".formatted(cell.id(), LONGEST_LINE));
      }
      if (cell.source().isBlank()) {
        problems.add("cell %s is empty".formatted(cell.id()));
      }
    }
    int most = notebook.isLesson() ? MEDIAN_LESSON_CELL : MEDIAN_EXERCISE_CELL;
    int[] sorted = code.stream().mapToInt(Cell::lineCount).sorted().toArray();
    if (sorted.length > 0 && sorted[sorted.length / 2] > most) {
      problems.add(
          "the median cell has %d lines, more than the limit of %d"
              .formatted(sorted[sorted.length / 2], most));
    }
  }

  /** Every code cell needs prose before it, except for the check that follows an answer. */
  private static void prose(Notebook notebook, List<String> problems) {
    for (int i = 1; i < notebook.cells().size(); i++) {
      Cell cell = notebook.cells().get(i);
      Cell before = notebook.cells().get(i - 1);
      if (cell.isCode() && before.isCode() && !before.isAnswer()) {
        problems.add("cell %s needs prose before it that says why".formatted(cell.id()));
      }
    }
  }

  private static void answers(Notebook notebook, List<String> problems) {
    List<Cell> cells = notebook.cells();
    for (int i = 0; i < cells.size(); i++) {
      boolean judged = i + 1 < cells.size() && cells.get(i + 1).isCode();
      if (cells.get(i).isCode() && cells.get(i).isAnswer() && !judged) {
        problems.add("cell %s must be followed by its check".formatted(cells.get(i).id()));
      }
    }
  }

  /** All predictions look alike, so that students need to learn only once how to answer them. */
  private static void predictions(Notebook notebook, List<String> problems) {
    for (Cell cell : notebook.code()) {
      if (isPrediction(cell) && !PREDICTION.matcher(cell.source()).matches()) {
        problems.add(
            "cell %s must be of the form display(X.name()); X.name(0)    // replace the 0"
                .formatted(cell.id()));
      }
    }
  }

  /** Returns whether a cell asks for a prediction. */
  static boolean isPrediction(Cell cell) {
    return cell.source().contains("Predictions.");
  }

  private static void imports(Notebook notebook, List<String> problems) {
    for (Cell cell : notebook.code()) {
      if (cell.source().lines().anyMatch(line -> line.strip().startsWith("import "))) {
        problems.add(
            "cell %s has an import; use the start-up imports of the kernel".formatted(cell.id()));
      }
    }
  }

  /** nbconvert does not render Markdown inside an HTML element. */
  private static void foldedText(Notebook notebook, List<String> problems) {
    for (Cell cell : notebook.prose()) {
      if (FOLDED_MARKDOWN.matcher(cell.source()).find()) {
        problems.add(
            "cell %s has Markdown inside <details>; use LaTeX or HTML".formatted(cell.id()));
      }
    }
  }

  /** A line that begins like a list item ends the paragraph and becomes a list. */
  private static void strayItems(Notebook notebook, List<String> problems) {
    for (Cell cell : notebook.prose()) {
      for (String block : cell.source().split("\n\\s*\n|(?s)```.*?```", -1)) {
        List<String> lines = block.lines().toList();
        boolean isParagraph = !lines.isEmpty() && !ITEM.matcher(lines.get(0).strip()).matches();
        if (isParagraph && lines.stream().anyMatch(line -> ITEM.matcher(line).matches())) {
          problems.add("cell %s has a line of text that begins like a list".formatted(cell.id()));
        }
      }
    }
  }
}
