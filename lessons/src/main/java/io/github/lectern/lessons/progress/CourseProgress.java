package io.github.lectern.lessons.progress;

import static java.util.stream.Collectors.joining;

import io.github.lectern.lessons.check.AnswerRecord;
import io.github.lectern.lessons.check.StudentFile;
import io.github.lectern.lessons.check.StudentRecord;
import io.github.lectern.lessons.check.Verdict;
import io.github.lectern.lessons.recall.CourseLesson;
import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Html;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a student has done in the course, what is left, and what to repeat. */
public final class CourseProgress implements Html {
  private static final String NOT_IN_COURSE =
      "Your progress is kept only for the notebooks in your course folder and its exercises.";
  private static final String NOTHING = "Nothing to repeat.";
  private static final String REPEAT = "To repeat, oldest first";
  private static final int SHOWN = 15;
  private static final List<String> HEADINGS =
      List.of("lesson", "questions", "exercises", "recall", "left in the exercises");

  private final StudentRecord record;
  private final List<LessonProgress> lessons;

  private CourseProgress(StudentRecord record) {
    this.record = record;
    this.lessons =
        CourseLesson.all().stream().map(lesson -> LessonProgress.of(lesson, record)).toList();
  }

  /**
   * Returns a table of what the student has done in each lesson, and the questions that needed more
   * than one attempt. Cells can call it without its class:
   *
   * <pre>{@code
   * progress()
   * }</pre>
   */
  public static CourseProgress progress() {
    return of(
        StudentFile.ofThisProcess()
            .map(StudentFile::read)
            .orElse(StudentRecord.EMPTY.withNote(NOT_IN_COURSE)));
  }

  /** Returns the progress in a record. */
  static CourseProgress of(StudentRecord record) {
    return new CourseProgress(record);
  }

  private List<AnswerRecord> missed() {
    return record.answers().stream()
        .filter(AnswerRecord::missed)
        .sorted(Comparator.comparing(AnswerRecord::last))
        .toList();
  }

  private static List<String> row(LessonProgress lesson) {
    return List.of(
        lesson.lesson().number() + " " + lesson.lesson().title(),
        lesson.questions().toString(),
        lesson.exercises().toString(),
        lesson.recall().toString(),
        lesson.exercises().done() == 0 ? "all" : String.join("; ", lesson.left()));
  }

  private static String line(AnswerRecord answer) {
    return "%s (%s, %d %s, %s%s)"
        .formatted(
            answer.question(),
            answer.notebook().replace(".ipynb", ""),
            answer.attempts(),
            answer.attempts() == 1 ? "attempt" : "attempts",
            answer.last().substring(0, Math.min(10, answer.last().length())),
            answer.verdict() == Verdict.WRONG ? ", still wrong" : "");
  }

  private static String more(int count) {
    return count > SHOWN ? "and %d more".formatted(count - SHOWN) : "";
  }

  @Override
  public String toString() {
    List<List<String>> rows =
        Stream.concat(Stream.of(HEADINGS), lessons.stream().map(CourseProgress::row)).toList();
    String table = rows.stream().map(cells -> textRow(cells, rows)).collect(joining("\n"));
    List<AnswerRecord> missed = missed();
    String repeat =
        missed.isEmpty()
            ? NOTHING
            : Stream.of(
                    Stream.of(REPEAT + ":"),
                    missed.stream().limit(SHOWN).map(answer -> "- " + line(answer)),
                    Stream.of(more(missed.size())))
                .flatMap(lines -> lines)
                .filter(text -> !text.isEmpty())
                .collect(joining("\n"));
    return Stream.of(record.note(), table, repeat)
        .filter(text -> !text.isEmpty())
        .collect(joining("\n\n"));
  }

  private static String textRow(List<String> cells, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      line.append(cells.get(i)).append(" ".repeat(width - cells.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }

  @Override
  public String toHtml() {
    String note = record.note().isEmpty() ? "" : "<p>" + Escape.html(record.note()) + "</p>\n";
    String rows = lessons.stream().map(lesson -> htmlRow("td", row(lesson))).collect(joining("\n"));
    return note
        + "<table style=\"text-align:left\">\n<caption>Your progress</caption>\n<thead>"
        + htmlRow("th", HEADINGS)
        + "</thead>\n<tbody>\n"
        + rows
        + "\n</tbody>\n</table>\n"
        + htmlRepeat();
  }

  private String htmlRepeat() {
    List<AnswerRecord> missed = missed();
    if (missed.isEmpty()) {
      return "<p>" + NOTHING + "</p>";
    }
    return missed.stream()
        .limit(SHOWN)
        .map(answer -> "<li>" + Escape.html(line(answer)) + "</li>")
        .collect(
            joining(
                "\n",
                "<p><strong>" + REPEAT + "</strong></p>\n<ul>\n",
                "\n</ul>\n<p>" + more(missed.size()) + "</p>"));
  }

  private static String htmlRow(String cell, List<String> texts) {
    return texts.stream()
        .map(
            text ->
                "<%s style=\"text-align:left;vertical-align:top\">%s</%s>"
                    .formatted(cell, Escape.html(text), cell))
        .collect(joining("", "<tr>", "</tr>"));
  }
}
