package io.github.lectern.lessons.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All answers that a student has given, and the recall questions that were drawn for each lesson.
 *
 * @param note what the student should know about the record; may be empty
 * @param answers one record per question
 * @param recall the ids of the recall questions by the number of the lesson, such as "04"
 */
public record StudentRecord(
    String note, List<AnswerRecord> answers, Map<String, List<String>> recall) {
  /** The record of a student who has not answered anything. */
  public static final StudentRecord EMPTY = new StudentRecord("", List.of(), Map.of());

  /** Creates a record with copies of the collections. */
  public StudentRecord {
    answers = List.copyOf(answers);
    recall = Map.copyOf(new TreeMap<>(recall));
  }

  /** Returns this record with another note. */
  public StudentRecord withNote(String text) {
    return new StudentRecord(text, answers, recall);
  }

  /** Returns this record with the recall questions that were drawn for a lesson. */
  public StudentRecord withRecall(String lesson, List<String> ids) {
    Map<String, List<String>> more = new LinkedHashMap<>(recall);
    more.put(lesson, List.copyOf(ids));
    return new StudentRecord(note, answers, more);
  }

  /** Returns this record after a check; a check whose answers are all missing changes nothing. */
  public StudentRecord with(String check, String notebook, List<Result> results, Instant time) {
    if (results.stream().allMatch(result -> result.verdict() == Verdict.NOT_DONE)) {
      return this;
    }
    String now = time.truncatedTo(ChronoUnit.SECONDS).toString();
    List<AnswerRecord> all = new ArrayList<>(answers);
    for (Result result : results) {
      int at = indexOf(all, check, notebook, result.question());
      AnswerRecord before =
          at < 0
              ? AnswerRecord.unanswered(check, notebook, result.question(), now)
              : all.remove(at);
      all.add(before.after(result, now));
    }
    return new StudentRecord(note, all, recall);
  }

  private static int indexOf(
      List<AnswerRecord> answers, String check, String notebook, String question) {
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).answers(check, notebook, question)) {
        return i;
      }
    }
    return -1;
  }
}
