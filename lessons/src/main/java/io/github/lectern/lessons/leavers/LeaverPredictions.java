package io.github.lectern.lessons.leavers;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 05. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class LeaverPredictions {
  private LeaverPredictions() {}

  /** Returns the question for the accuracy of the rule that reads the letters. */
  public static Quiz letters() {
    return Quiz.ask(
            "\"Nobody leaves\" had an accuracy of 0.99. The new rule names five of the ten leavers"
                + " and nobody else. What is its accuracy?")
        .wrong(
            "0.5, since it finds half of them",
            "That is the share of the leavers that it finds. Accuracy also counts the 990 who"
                + " were rightly left alone.")
        .wrong("still 0.99", "Five people who used to be misjudged are now judged correctly.")
        .right(
            "0.995",
            "(5 + 990) / 1000. Half of the leavers are found, and accuracy barely notices.")
        .wrong("1", "Five leavers are still missed.");
  }

  /** Judges the prediction of {@link #letters()}. */
  public static Report letters(long choice) {
    return report(letters(), choice);
  }

  /** Returns the question for the accuracy of the rule that counts sighs. */
  public static Quiz sighs() {
    return Quiz.ask(
            "The rule flags 100 of the 1,000 people, and all ten leavers are among them. What is"
                + " its accuracy?")
        .wrong("1, since it misses nobody", "Ninety of the people on the list stay.")
        .wrong("0.99", "That would be ten mistakes. This list contains ninety.")
        .right("0.91", "(10 + 900) / 1000. Ninety of a thousand people are misjudged.")
        .wrong("0.1", "That is the share of leavers on the list. It will get its name shortly.");
  }

  /** Judges the prediction of {@link #sighs()}. */
  public static Report sighs(long choice) {
    return report(sighs(), choice);
  }

  /** Returns the question for the number of leavers whose probability is above one half. */
  public static Quiz half() {
    return Quiz.ask(
            "The model was trained on all 1,000 people. To how many of the ten leavers does it"
                + " give a probability above one half?")
        .wrong("all ten", "It has six numbers to learn; it cannot memorise ten people.")
        .wrong("five, like the letters", "The letters are not among the five things it sees.")
        .right(
            "none",
            "Leaving is so rare that even the likeliest leaver is more likely to stay, as far as"
                + " the model can see.");
  }

  /** Judges the prediction of {@link #half()}. */
  public static Report half(long choice) {
    return report(half(), choice);
  }

  /** Returns the question for the harmonic mean of 1 and 0.1. */
  public static Quiz harmonic() {
    return Quiz.ask("The recall is 1 and the precision is 0.1. What is their harmonic mean?")
        .wrong("0.55", "That is the arithmetic mean, half of the sum.")
        .right("about 0.18", "2 × 0.1 × 1 / (0.1 + 1) = 0.2 / 1.1.")
        .wrong("about 0.32", "That is the geometric mean, the square root of 0.1 × 1.")
        .wrong("0.1", "It is close to the smaller number, but equals it only if both are equal.");
  }

  /** Judges the prediction of {@link #harmonic()}. */
  public static Report harmonic(long choice) {
    return report(harmonic(), choice);
  }

  /**
   * Returns the question for the precision at the same recall and FPR if half of the firm leaves.
   */
  public static Quiz prevalence() {
    return Quiz.ask(
            "Suppose that half of the firm leaves, and the rule still has a recall of 1 and an FPR"
                + " of 1/11. What is its precision?")
        .wrong(
            "still 0.1",
            "The list now has 500 leavers, and only about 45 false alarms instead of 90.")
        .wrong("0.5", "That would be the precision of drawing lots.")
        .right("more than 0.9", "500 leavers and 45 false alarms: 500 / 545 is 0.917.")
        .wrong("1", "One in eleven of those who stay is still on the list.");
  }

  /** Judges the prediction of {@link #prevalence()}. */
  public static Report prevalence(long choice) {
    return report(prevalence(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
