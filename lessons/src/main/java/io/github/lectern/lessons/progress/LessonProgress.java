package io.github.lectern.lessons.progress;

import io.github.lectern.lessons.check.AnswerRecord;
import io.github.lectern.lessons.check.CheckCatalog;
import io.github.lectern.lessons.check.CourseCheck;
import io.github.lectern.lessons.check.StudentRecord;
import io.github.lectern.lessons.check.Verdict;
import io.github.lectern.lessons.recall.CourseLesson;
import java.util.List;

/**
 * What a student has done in one lesson.
 *
 * @param lesson the lesson
 * @param questions the checks in the lesson itself
 * @param exercises the checks of its exercises
 * @param recall the recall questions that were answered correctly
 * @param left the sections of the exercises that are not done
 */
record LessonProgress(
    CourseLesson lesson, Count questions, Count exercises, Count recall, List<String> left) {
  private static final int RECALL_QUESTIONS = 5;

  /** A number of checks out of all. */
  record Count(long done, long all) {
    @Override
    public String toString() {
      return all == 0 ? "" : done + " of " + all;
    }
  }

  static LessonProgress of(CourseLesson lesson, StudentRecord record) {
    List<CourseCheck> checks =
        CheckCatalog.all().stream()
            .filter(check -> check.lesson().equals(lesson.number()))
            .toList();
    List<CourseCheck> exercises = checks.stream().filter(CourseCheck::isExercise).toList();
    List<CourseCheck> questions = checks.stream().filter(check -> !check.isExercise()).toList();
    return new LessonProgress(
        lesson,
        count(questions, record),
        count(exercises, record),
        recall(lesson, record),
        exercises.stream()
            .filter(check -> !isDone(check, record))
            .map(CourseCheck::section)
            .distinct()
            .toList());
  }

  private static Count count(List<CourseCheck> checks, StudentRecord record) {
    return new Count(checks.stream().filter(c -> isDone(c, record)).count(), checks.size());
  }

  private static Count recall(CourseLesson lesson, StudentRecord record) {
    long done =
        record.answers().stream()
            .filter(answer -> answer.notebook().equals(lesson.notebook()) && isRecall(answer))
            .filter(answer -> answer.verdict() == Verdict.PASSED)
            .count();
    return new Count(done, lesson.before().isEmpty() ? 0 : RECALL_QUESTIONS);
  }

  private static boolean isRecall(AnswerRecord answer) {
    return answer.check().startsWith("RecallQuestions.");
  }

  /** A check may show other questions at each run; those of the last run count. */
  private static boolean isDone(CourseCheck check, StudentRecord record) {
    List<AnswerRecord> answers =
        record.answers().stream().filter(answer -> answer.check().equals(check.method())).toList();
    String last = answers.stream().map(AnswerRecord::last).max(String::compareTo).orElse("");
    return !answers.isEmpty()
        && answers.stream()
            .filter(answer -> answer.last().equals(last))
            .allMatch(answer -> answer.verdict() == Verdict.PASSED);
  }
}
