package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 03. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class TwoClassPredictions {
  private TwoClassPredictions() {}

  /** Returns the question about a learning rate that is ten times as large. */
  public static Quiz learningRate() {
    return Quiz.ask(
            "With a learning rate of 1, the weight is close to the bottom after six steps. What"
                + " happens with a learning rate of 10?")
        .wrong(
            "it gets there in one step",
            "The slope says which way is down, but not how far away the bottom is.")
        .right(
            "it jumps back and forth over the bottom",
            "A step is the learning rate times the slope, and ten times as much is too much.")
        .wrong("it walks uphill", "Each step starts downhill, whatever its length.")
        .wrong(
            "nothing changes", "The steps are ten times as long; only Adam would even them out.");
  }

  /** Judges the prediction of {@link #learningRate()}. */
  public static Report learningRate(long choice) {
    return report(learningRate(), choice);
  }

  /** Returns the question about the accuracy of a net with twice as many parameters. */
  public static Quiz twiceTheParameters() {
    return Quiz.ask(
            "The softmax net has learned twice as many parameters. How accurate is it on unseen"
                + " images, compared with the sigmoid net?")
        .wrong(
            "much more accurate",
            "Only the difference of its two scores counts, and one score can express that.")
        .right(
            "about as accurate",
            "It says the same thing with twice as many numbers; the rest of the lesson shows why.")
        .wrong(
            "much less accurate",
            "It can express everything that the sigmoid net can, so it need not be worse.");
  }

  /** Judges the prediction of {@link #twiceTheParameters()}. */
  public static Report twiceTheParameters(long choice) {
    return report(twiceTheParameters(), choice);
  }

  /** Returns the question about subtracting a number from two scores. */
  public static Quiz shift() {
    return Quiz.ask(
            "The scores change from (300, 500) to (0, 200). What happens to their probabilities?")
        .wrong(
            "the second one falls, since 200 is less than 500",
            "Softmax never looks at a score alone, only at its lead over the other one.")
        .wrong("they become more equal", "The second score still leads by 200.")
        .wrong(
            "before, they were NaN, and now they are numbers",
            "The library subtracts the largest score first, so even (300, 500) is no problem.")
        .right("they stay the same", "The lead of the second score is 200 in both cases.");
  }

  /** Judges the prediction of {@link #shift()}. */
  public static Report shift(long choice) {
    return report(shift(), choice);
  }

  /** Returns the question about the lead that a probability above 0.99 needs. */
  public static Quiz flat() {
    return Quiz.ask("Which of these leads is the smallest that gives a probability above 0.99?")
        .wrong("1", "sigmoid(1) is 0.73, not quite three in four.")
        .right("5", "sigmoid(5) is 0.993. The exact limit is ln 99, about 4.6.")
        .wrong("50", "Then the probability has 21 nines after the point; far less is enough.")
        .wrong("200", "That is the lead in the example above, and far more than necessary.");
  }

  /** Judges the prediction of {@link #flat()}. */
  public static Report flat(long choice) {
    return report(flat(), choice);
  }

  /** Returns the question about the softmax of 1, 2 and 3. */
  public static Quiz threeScores() {
    return Quiz.ask("What is softmax(1, 2, 3)?")
        .wrong("1/6, 2/6 and 3/6", "Those are the shares of the scores, not of their exponentials.")
        .wrong("0, 0 and 1", "That is argmax. Softmax also gives the others something.")
        .right(
            "each is 2.72 times the one before",
            "One point more multiplies the exponential, and so the probability, by e.")
        .wrong(
            "each is 0.33 more than the one before",
            "Then the first would be 0, and softmax is never 0 on paper.");
  }

  /** Judges the prediction of {@link #threeScores()}. */
  public static Report threeScores(long choice) {
    return report(threeScores(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
