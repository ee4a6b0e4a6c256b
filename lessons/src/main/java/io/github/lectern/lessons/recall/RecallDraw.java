package io.github.lectern.lessons.recall;

import io.github.lectern.lessons.check.AnswerRecord;
import io.github.lectern.lessons.check.StudentRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Draws the recall questions of a lesson. Questions that the student has missed come first, then
 * those that have not been asked, from each earlier lesson in turn, and then those that were asked
 * longest ago. Lessons with many missed answers have the first turn, then the latest. Without a
 * record, the draw depends only on the lesson.
 */
final class RecallDraw {
  /** The number of questions at the beginning of a lesson. */
  static final int SIZE = 5;

  /** The name under which answers are recorded. */
  static final String CHECK = "RecallQuestions.before";

  private static final Map<String, List<String>> USUAL = usual();

  private final StudentRecord record;
  private final Map<String, List<String>> usual;

  RecallDraw(StudentRecord record) {
    this(record, USUAL);
  }

  private RecallDraw(StudentRecord record, Map<String, List<String>> usual) {
    this.record = record;
    this.usual = usual;
  }

  /** Returns the draws without a record, by the number of the lesson. */
  private static Map<String, List<String>> usual() {
    Map<String, List<String>> draws = new HashMap<>();
    CourseLesson.all().stream()
        .filter(lesson -> !lesson.before().isEmpty())
        .forEach(
            lesson ->
                draws.put(lesson.number(), new RecallDraw(StudentRecord.EMPTY, draws).of(lesson)));
    return draws;
  }

  /** Returns the ids of the questions; those that were already drawn for the lesson stay. */
  List<String> of(CourseLesson lesson) {
    List<String> drawn = record.recall().getOrDefault(lesson.number(), List.of());
    boolean known =
        drawn.size() == SIZE && drawn.stream().allMatch(id -> RecallBank.find(id).isPresent());
    return known ? drawn : draw(lesson);
  }

  private List<String> draw(CourseLesson lesson) {
    List<String> lessons = turns(lesson);
    Map<String, AnswerRecord> last = lastAnswers();
    List<RecallQuestion> bank =
        RecallBank.all().stream().filter(q -> lessons.contains(q.lesson())).toList();
    Stream<RecallQuestion> missed =
        bank.stream().filter(q -> isMissed(last.get(q.text()))).sorted(byAge(last));
    Set<String> asked = asked(lesson);
    Stream<RecallQuestion> fresh =
        inTurn(bank.stream().filter(q -> !asked.contains(q.id())).toList(), lessons).stream();
    Stream<RecallQuestion> oldest = bank.stream().sorted(byAge(last));
    return Stream.of(missed, fresh, oldest)
        .flatMap(questions -> questions)
        .map(RecallQuestion::id)
        .distinct()
        .limit(SIZE)
        .toList();
  }

  /** Returns the earlier lessons in the order in which they provide questions. */
  private List<String> turns(CourseLesson lesson) {
    Set<String> earlier = new TreeSet<>(Comparator.reverseOrder());
    earlier.addAll(lesson.before());
    Map<String, Integer> misses = new HashMap<>();
    for (AnswerRecord answer : record.answers()) {
      String number = numberOf(answer);
      if (!answer.check().equals(CHECK) && answer.attempts() > 0) {
        earlier.add(number);
        misses.merge(number, answer.missed() ? 1 : 0, Integer::sum);
      }
    }
    earlier.remove(lesson.number());
    return earlier.stream()
        .sorted(Comparator.comparingInt(number -> -misses.getOrDefault(number, 0)))
        .toList();
  }

  private static String numberOf(AnswerRecord answer) {
    String notebook = answer.notebook();
    String file = notebook.substring(notebook.lastIndexOf('/') + 1);
    return file.substring(0, Math.min(2, file.length()));
  }

  /** Returns the ids drawn for other lessons; an earlier one without a draw counts as usual. */
  private Set<String> asked(CourseLesson lesson) {
    Set<String> asked = new HashSet<>();
    record.recall().forEach((number, ids) -> asked.addAll(ids));
    lesson.before().stream()
        .filter(number -> !record.recall().containsKey(number))
        .forEach(number -> asked.addAll(usual.getOrDefault(number, List.of())));
    return asked;
  }

  private Map<String, AnswerRecord> lastAnswers() {
    Map<String, AnswerRecord> last = new HashMap<>();
    record.answers().stream()
        .filter(answer -> answer.check().equals(CHECK))
        .forEach(
            answer ->
                last.merge(
                    answer.question(),
                    answer,
                    (one, other) -> other.last().compareTo(one.last()) < 0 ? one : other));
    return last;
  }

  private static boolean isMissed(AnswerRecord answer) {
    return answer != null && answer.missed();
  }

  private static Comparator<RecallQuestion> byAge(Map<String, AnswerRecord> last) {
    return Comparator.comparing(
        question -> last.containsKey(question.text()) ? last.get(question.text()).last() : "");
  }

  /** Returns the first question of each lesson, then the second of each, and so on. */
  private static List<RecallQuestion> inTurn(List<RecallQuestion> questions, List<String> lessons) {
    List<List<RecallQuestion>> piles = new ArrayList<>();
    for (String lesson : lessons) {
      piles.add(questions.stream().filter(q -> q.lesson().equals(lesson)).toList());
    }
    List<RecallQuestion> mixed = new ArrayList<>();
    for (int i = 0; mixed.size() < questions.size(); i++) {
      for (List<RecallQuestion> pile : piles) {
        if (i < pile.size()) {
          mixed.add(pile.get(i));
        }
      }
    }
    return mixed;
  }
}
