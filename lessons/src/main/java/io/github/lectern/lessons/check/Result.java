package io.github.lectern.lessons.check;

/**
 * What a check says about one answer.
 *
 * @param question what was asked
 * @param verdict how far the answer has come
 * @param message why it is right, or a hint; may be empty
 */
public record Result(String question, Verdict verdict, String message) {
  /** The question, ready to be followed by the verdict. */
  String lead() {
    return question.matches(".*[?.]") ? question + " " : question + ": ";
  }

  @Override
  public String toString() {
    String line = "%s %s%s".formatted(verdict.sign(), lead(), verdict.words());
    return message.isEmpty() ? line : line + "\n  " + message;
  }
}
