package io.github.lectern.lessons.check;

/** How far an answer has come. */
public enum Verdict {
  /** The answer is right. */
  PASSED("passed", "✓", "#2e9e4f"),
  /** The placeholder still stands where the answer belongs. */
  NOT_DONE("not done yet", "…", "#8a8a8a"),
  /** There is an answer, and it is wrong. */
  WRONG("wrong", "✗", "#d9822b");

  private final String words;
  private final String sign;
  private final String colour;

  Verdict(String words, String sign, String colour) {
    this.words = words;
    this.sign = sign;
    this.colour = colour;
  }

  /** In words, such as "not done yet". */
  public String words() {
    return words;
  }

  String sign() {
    return sign;
  }

  /** Of the edge of a result: readable on white and on black. */
  String colour() {
    return colour;
  }
}
