package io.github.lectern.lessons.recall;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.StudentFile;
import io.github.lectern.lessons.check.StudentRecord;
import io.github.lectern.lessons.check.Verdict;
import io.github.lectern.plots.Html;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Five questions from earlier lessons, with radio buttons, and the verdicts on those that were
 * answered in the cell.
 *
 * <pre>{@code
 * RecallQuestions.before(4, 0, 0, 0, 0, 0)
 * }</pre>
 */
public final class RecallQuestions implements Html {
  private static final String[] PLACES = {"first", "second", "third", "fourth", "fifth"};

  private final List<Quiz> quizzes;
  private final List<Result> results;

  private RecallQuestions(List<Quiz> quizzes, List<Result> results) {
    this.quizzes = quizzes;
    this.results = results;
  }

  /**
   * Returns the questions at the beginning of a lesson. In a course folder, the draw and the
   * answers become part of the student's progress.
   *
   * @param lesson the number of the lesson, from 1 to 10
   * @param answers the numbers of the chosen options; 0 is the placeholder
   * @throws IllegalArgumentException if there is no such lesson or it has no earlier lessons
   */
  public static RecallQuestions before(int lesson, long... answers) {
    CourseLesson course = lesson(lesson);
    Optional<StudentFile> file = StudentFile.ofThisProcess();
    StudentRecord record =
        file.map(one -> one.update(old -> withDraw(old, course))).orElse(StudentRecord.EMPTY);
    RecallQuestions questions = of(new RecallDraw(record).of(course), answers);
    file.ifPresent(
        one -> one.update(old -> questions.addTo(old, course.notebook(), Instant.now())));
    return questions;
  }

  private static CourseLesson lesson(int number) {
    List<CourseLesson> lessons = CourseLesson.all();
    if (number < 1 || number >= lessons.size()) {
      throw new IllegalArgumentException(
          "RecallQuestions: expected a lesson from 1 to %d but got %d"
              .formatted(lessons.size() - 1, number));
    }
    return lessons.get(number);
  }

  private static StudentRecord withDraw(StudentRecord record, CourseLesson lesson) {
    return record.withRecall(lesson.number(), new RecallDraw(record).of(lesson));
  }

  static RecallQuestions of(List<String> ids, long... answers) {
    List<Quiz> quizzes = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Quiz quiz = RecallBank.find(ids.get(i)).orElseThrow().quiz();
      quizzes.add(quiz.folded("make {} the %s of the five answers".formatted(PLACES[i])));
      results.add(quiz.judge(i < answers.length ? answers[i] : 0));
    }
    return new RecallQuestions(quizzes, results);
  }

  StudentRecord addTo(StudentRecord record, String notebook, Instant now) {
    return record.with(RecallDraw.CHECK, notebook, results, now);
  }

  private Optional<Report> answered() {
    List<Result> given =
        results.stream().filter(result -> result.verdict() != Verdict.NOT_DONE).toList();
    return given.isEmpty() ? Optional.empty() : Optional.of(new Report("Recall", given));
  }

  @Override
  public String toHtml() {
    String cards = quizzes.stream().map(Quiz::toHtml).collect(Collectors.joining("\n"));
    return answered().map(report -> cards + "\n" + report.toHtml()).orElse(cards);
  }

  @Override
  public String toString() {
    String text = quizzes.stream().map(Quiz::toString).collect(Collectors.joining("\n\n"));
    return answered().map(report -> text + "\n\n" + report).orElse(text);
  }
}
