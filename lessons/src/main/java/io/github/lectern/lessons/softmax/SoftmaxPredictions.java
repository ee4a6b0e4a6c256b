package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 02. Each is a quiz that students answer before they run the cell that
 * shows the result.
 *
 * <pre>{@code
 * display(SoftmaxPredictions.labels());
 * SoftmaxPredictions.labels(4)
 * }</pre>
 */
public final class SoftmaxPredictions {
  private SoftmaxPredictions() {}

  /** Returns a quiz about the mean of two class numbers. */
  public static Quiz hesitation() {
    return Quiz.ask("Cat 1, dog 2, horse 3. What does the mean of cat and horse say?")
        .wrong("half cat, half horse", "That is what is meant, but one number cannot say it.")
        .right("dog", "The mean of 1 and 3 is 2, and 2 is the dog.")
        .wrong("cat", "Cat is 1, but the mean of 1 and 3 is 2.")
        .wrong("nothing", "It is the number of a class, so it does say something.");
  }

  /** Judges the prediction of the mean of two class numbers. */
  public static Report hesitation(long choice) {
    return report(hesitation(), choice);
  }

  /** Returns a quiz about the shape of one-hot rows. */
  public static Quiz labels() {
    return Quiz.ask("What is the shape of toCategorical(labels, 10) for 60,000 labels?")
        .wrong("(60000)", "Those are the labels: one number for each sample.")
        .wrong("(60000, 1)", "One column is enough for a number, but a row has ten places.")
        .wrong("(10, 60000)", "Samples are rows, and classes are columns.")
        .right("(60000, 10)", "There is a row for each sample, with a place for each class.");
  }

  /** Judges the prediction of the shape of one-hot rows. */
  public static Report labels(long choice) {
    return report(labels(), choice);
  }

  /** Returns a quiz about the sum of two sigmoids. */
  public static Quiz twoSigmoids() {
    return Quiz.ask("What do sigmoid(2) and sigmoid(1) add up to?")
        .wrong("1", "Both are probabilities, but nothing makes them add up to 1.")
        .wrong("less than 1", "The sigmoid of a positive score is above one half.")
        .right("more than 1", "Both scores are positive, so both values are above one half.");
  }

  /** Judges the prediction of the sum of two sigmoids. */
  public static Report twoSigmoids(long choice) {
    return report(twoSigmoids(), choice);
  }

  /** Returns a quiz about a value that is rounded to 1. */
  public static Quiz almostOne() {
    return Quiz.ask("Is the first value of softmax(500, 200) less than 1?")
        .wrong("yes, on paper and here", "On paper it is, but a computer keeps only 16 digits.")
        .right("on paper, but not here", "The distance from 1 is lost when the value is rounded.")
        .wrong("no, it is NaN", "exp(500) is large, but a double can hold it.")
        .wrong(
            "no, not even on paper",
            "On paper it is: the denominator is greater than the numerator.");
  }

  /** Judges the prediction of a value that is rounded to 1. */
  public static Report almostOne(long choice) {
    return report(almostOne(), choice);
  }

  /** Returns a quiz about the formula of softmax at large scores. */
  public static Quiz largeScores() {
    return Quiz.ask("Typed as it stands, what does the formula give for the floats 300 and 500?")
        .wrong("0 and 1", "That is the right answer, but the formula does not get that far.")
        .wrong(
            "infinity and infinity", "Those are the exponentials; the division is still to come.")
        .wrong("an error message", "Java goes on computing with infinity, without a word.")
        .right("NaN and NaN", "Both exponentials are infinite, and so is their sum.");
  }

  /** Judges the prediction of the formula at large scores. */
  public static Report largeScores(long choice) {
    return report(largeScores(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
