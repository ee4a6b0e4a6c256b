package io.github.lectern.lessons.logistic;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 01. Each is a quiz that students answer before they run the cell that
 * shows the result.
 *
 * <pre>{@code
 * display(LogisticPredictions.opposite());
 * LogisticPredictions.opposite(2)
 * }</pre>
 */
public final class LogisticPredictions {
  private LogisticPredictions() {}

  /** Returns a quiz about the sigmoid of the opposite score. */
  public static Quiz opposite() {
    return Quiz.ask("sigmoid(2) is 0.88. What is sigmoid(-2)?")
        .wrong("−0.88", "That is not a probability: it is less than 0.")
        .right("0.12", "It is 1 - 0.88: opposite scores give opposite answers.")
        .wrong("0.88", "Then opposite scores would give the same answer.")
        .wrong("0", "The sigmoid comes close to 0, but only far to the left.");
  }

  /** Judges the prediction of the sigmoid of the opposite score. */
  public static Report opposite(long choice) {
    return report(opposite(), choice);
  }

  /** Returns a quiz about the shape of a matrix product. */
  public static Quiz product() {
    return Quiz.ask(
            "X has the shape (5, 784) and W has the shape (784, 1). What is the shape of XW?")
        .wrong("(5, 784)", "The 784 numbers of a sample are combined into a single score.")
        .wrong("(784, 1)", "That is a number for each pixel, but we want one for each sample.")
        .right("(5, 1)", "It has the rows of X and the columns of W.")
        .wrong("(1, 5)", "Samples are rows, so the five scores form a column.");
  }

  /** Judges the prediction of the shape of a matrix product. */
  public static Report product(long choice) {
    return report(product(), choice);
  }

  /** Returns a quiz about the sum of a column and a row. */
  public static Quiz grid() {
    return Quiz.ask("What is the sum of a column of shape (3, 1) and a row of shape (1, 2)?")
        .wrong("an error", "The sizes differ on both axes, but on each axis one of them is 1.")
        .wrong("a column of shape (3, 1)", "Then the second number of the row would get lost.")
        .wrong("a row of shape (1, 2)", "Then two numbers of the column would get lost.")
        .right(
            "a matrix of shape (3, 2)", "Two copies of the column are added to three of the row.");
  }

  /** Judges the prediction of the sum of a column and a row. */
  public static Report grid(long choice) {
    return report(grid(), choice);
  }

  /** Returns a quiz about the formula of the sigmoid at a large score. */
  public static Quiz largeScore() {
    return Quiz.ask("What is Math.exp(1000) / (1 + Math.exp(1000)) in Java?")
        .wrong("a little less than 1", "On paper it is; but exp(1000) is too large for a double.")
        .wrong("Infinity", "Both parts of the fraction are infinite, but their ratio is not.")
        .right("NaN, not a number", "Infinity divided by infinity has no value.")
        .wrong("an error message", "Java goes on computing with infinity, without a word.");
  }

  /** Judges the prediction of the formula at a large score. */
  public static Report largeScore(long choice) {
    return report(largeScore(), choice);
  }

  /** Returns a quiz about the odds of a larger score. */
  public static Quiz steps() {
    return Quiz.ask("A score rises from 2 to 4. What happens to the odds?")
        .wrong("they double", "The score doubles. The odds are the exponential of the score.")
        .wrong("they grow by 2", "A step does not add to the odds; it multiplies them.")
        .right("they are multiplied by e · e, about 7.4", "Each step of 1 multiplies them by e.")
        .wrong("nothing", "Both scores mean yes, but the second is far more certain.");
  }

  /** Judges the prediction of the odds of a larger score. */
  public static Report steps(long choice) {
    return report(steps(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
