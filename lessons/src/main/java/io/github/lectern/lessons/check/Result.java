package io.github.lectern.lessons.check;

/**
 * The judgement of one answer.
 *
 * @param question the question
 * @param verdict whether the answer is right, wrong or missing
 * @param message the reason why the answer is right, or a hint; may be empty
 */
public record Result(String question, Verdict verdict, String message) {
  /** Returns the question, ending with the separator that comes before the verdict. */
  String lead() {
    return question.matches(".*[?.]") ? question + " " : question + ": ";
  }

  @Override
  public String toString() {
    String line = "%s %s%s".formatted(verdict.sign(), lead(), verdict.words());
    return message.isEmpty() ? line : line + "\n  " + message;
  }
}
