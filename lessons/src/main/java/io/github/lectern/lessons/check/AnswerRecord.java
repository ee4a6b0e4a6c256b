package io.github.lectern.lessons.check;

/**
 * What a student has answered to one question so far.
 *
 * @param check the method that judges the answer, such as "LogisticExercises.byHand"
 * @param notebook the notebook that contains the question, relative to the course folder
 * @param question the question
 * @param verdict the last verdict; an emptied answer does not replace an earlier verdict
 * @param attempts the number of different results; running a cell again with the same result does
 *     not count
 * @param first when the question was first judged, such as "2026-12-02T15:04:05Z"
 * @param last when it was last judged
 * @param result a hash of the last result, to recognise the same one
 */
public record AnswerRecord(
    String check,
    String notebook,
    String question,
    Verdict verdict,
    int attempts,
    String first,
    String last,
    int result) {
  /** Returns whether the question needed more than one attempt, or its answer is wrong. */
  public boolean missed() {
    return attempts > 1 || verdict == Verdict.WRONG;
  }

  /** Returns the record of a question that has not been answered before. */
  static AnswerRecord unanswered(String check, String notebook, String question, String now) {
    return new AnswerRecord(check, notebook, question, Verdict.NOT_DONE, 0, now, now, 0);
  }

  /** Returns this record after another judgement. */
  AnswerRecord after(Result judged, String now) {
    if (judged.verdict() == Verdict.NOT_DONE) {
      return new AnswerRecord(check, notebook, question, verdict, attempts, first, now, result);
    }
    int hash = (judged.verdict().words() + judged.message()).hashCode();
    boolean isNew = attempts == 0 || hash != result;
    return new AnswerRecord(
        check,
        notebook,
        question,
        judged.verdict(),
        isNew ? attempts + 1 : attempts,
        first,
        now,
        hash);
  }

  boolean answers(String otherCheck, String otherNotebook, String otherQuestion) {
    return check.equals(otherCheck)
        && notebook.equals(otherNotebook)
        && question.equals(otherQuestion);
  }

  boolean isComplete() {
    return check != null
        && notebook != null
        && question != null
        && verdict != null
        && first != null
        && last != null;
  }
}
