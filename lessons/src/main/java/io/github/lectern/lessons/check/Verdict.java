package io.github.lectern.lessons.check;

/** Whether an answer is right, wrong or missing. */
public enum Verdict {
  /** The answer is right. */
  PASSED("passed", "✓", "#2e9e4f"),
  /** The answer is still the placeholder. */
  NOT_DONE("not done yet", "…", "#8a8a8a"),
  /** The answer is wrong. */
  WRONG("wrong", "✗", "#d9822b");

  private final String words;
  private final String sign;
  private final String colour;

  Verdict(String words, String sign, String colour) {
    this.words = words;
    this.sign = sign;
    this.colour = colour;
  }

  /** Returns the verdict in words, such as "not done yet". */
  public String words() {
    return words;
  }

  String sign() {
    return sign;
  }

  /** Returns the CSS colour of a result, which is readable on white and on black. */
  String colour() {
    return colour;
  }
}
