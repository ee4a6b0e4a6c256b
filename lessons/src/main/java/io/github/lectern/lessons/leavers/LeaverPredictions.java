package io.github.lectern.lessons.leavers;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.plots.Html;

/**
 * The predictions of notebook 05. Each method returns the question with its options and, unless the
 * choice is 0, the verdict on the option with that number.
 */
public final class LeaverPredictions {
  private LeaverPredictions() {}

  /** Asks for the accuracy of the rule that reads the letters. */
  public static Html letters(long choice) {
    return asked(
        choice,
        Quiz.ask(
                "\"Nobody leaves\" had an accuracy of 0.99. The new rule names five of the ten leavers and"
                    + " nobody else. What is its accuracy?")
            .wrong(
                "0.5, since it finds half of them",
                "That is the share of the leavers that it finds. Accuracy also counts the 990 who"
                    + " were rightly left alone.")
            .wrong("still 0.99", "Five people who used to be misjudged are now judged correctly.")
            .right(
                "0.995",
                "(5 + 990) / 1000. Half of the leavers are found, and accuracy barely notices.")
            .wrong("1", "Five leavers are still missed."));
  }

  /** Asks for the accuracy of the rule that counts sighs. */
  public static Html sighs(long choice) {
    return asked(
        choice,
        Quiz.ask(
                "The rule flags 100 of the 1,000 people, and all ten leavers are among them. What is"
                    + " its accuracy?")
            .wrong("1, since it misses nobody", "Ninety of the people on the list stay.")
            .wrong("0.99", "That would be ten mistakes. This list contains ninety.")
            .right("0.91", "(10 + 900) / 1000. Ninety of a thousand people are misjudged.")
            .wrong(
                "0.1", "That is the share of leavers on the list. It will get its name shortly."));
  }

  /** Asks for the number of leavers whose probability is above one half. */
  public static Html half(long choice) {
    return asked(
        choice,
        Quiz.ask(
                "The model was trained on all 1,000 people. To how many of the ten leavers does it"
                    + " give a probability above one half?")
            .wrong("all ten", "It has six numbers to learn; it cannot memorise ten people.")
            .wrong("five, like the letters", "The letters are not among the five things it sees.")
            .right(
                "none",
                "Leaving is so rare that even the likeliest leaver is more likely to stay, as far as the"
                    + " model can see."));
  }

  /** Asks for the harmonic mean of 1 and 0.1. */
  public static Html harmonic(long choice) {
    return asked(
        choice,
        Quiz.ask("The recall is 1 and the precision is 0.1. What is their harmonic mean?")
            .wrong("0.55", "That is the arithmetic mean, half of the sum.")
            .right("about 0.18", "2 × 0.1 × 1 / (0.1 + 1) = 0.2 / 1.1.")
            .wrong("about 0.32", "That is the geometric mean, the square root of 0.1 × 1.")
            .wrong(
                "0.1", "It is close to the smaller number, but equals it only if both are equal."));
  }

  /** Asks for the precision at the same recall and FPR if half of the firm leaves. */
  public static Html prevalence(long choice) {
    return asked(
        choice,
        Quiz.ask(
                "Suppose that half of the firm leaves, and the rule still has a recall of 1 and an FPR"
                    + " of 1/11. What is its precision?")
            .wrong(
                "still 0.1",
                "The list now has 500 leavers, and only about 45 false alarms instead of 90.")
            .wrong("0.5", "That would be the precision of drawing lots.")
            .right("more than 0.9", "500 leavers and 45 false alarms: 500 / 545 is 0.917.")
            .wrong("1", "One in eleven of those who stay is still on the list."));
  }

  private static Html asked(long choice, Quiz quiz) {
    return choice == 0 ? quiz : new Judged(quiz, Report.of("Prediction", quiz.judge(choice)));
  }

  /** A question and the verdict on one of its options. */
  private record Judged(Quiz quiz, Report report) implements Html {
    @Override
    public String toHtml() {
      return quiz.toHtml() + report.toHtml();
    }

    @Override
    public String toString() {
      return quiz + "\n" + report;
    }
  }
}
