package io.github.lectern.lessons.learning;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 08. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class LearningPredictions {
  private LearningPredictions() {}

  /** Returns the question about the sign of a slope. */
  public static Quiz direction() {
    return Quiz.ask("The slope at a weight is −0.97. Where does a step downhill take the weight?")
        .right(
            "to the right: it grows",
            "A negative slope means that the loss falls as the weight grows. Subtracting a negative"
                + " number makes the weight larger.")
        .wrong(
            "to the left: it shrinks",
            "To the left the loss rises. A step subtracts the slope, and this one is negative.")
        .wrong("nowhere", "Only a slope of 0 leaves the weight where it is.");
  }

  /** Judges the prediction of {@link #direction()}. */
  public static Report direction(long choice) {
    return report(direction(), choice);
  }

  /** Returns the question about the sample with the largest influence. */
  public static Quiz pull() {
    return Quiz.ask(
            "Four fruits have the same size. Which of them changes the weights most in a step?")
        .wrong("a pear with p = 0.9", "Its error p − y is −0.1, so it pulls only a little.")
        .right("a pear with p = 0.1", "Its error is −0.9: confidently wrong pulls hardest.")
        .wrong("an apple with p = 0.1", "Its error is 0.1. The model is nearly right.")
        .wrong("an apple with p = 0.5", "Its error is 0.5. One of the others is further off.");
  }

  /** Judges the prediction of {@link #pull()}. */
  public static Report pull(long choice) {
    return report(pull(), choice);
  }

  /** Returns the question about hidden nodes that start with the same weights. */
  public static Quiz twins() {
    return Quiz.ask(
            "Both hidden nodes of our XOR net start with the same weights, incoming and outgoing."
                + " What does training make of them?")
        .wrong("a net that learns XOR more slowly", "However long you wait, it never learns it.")
        .right(
            "the nodes stay equal forever",
            "Equal nodes get equal gradients, so they take equal steps. Two equal nodes can do no"
                + " more than one.")
        .wrong(
            "one node takes over, and the other falls silent",
            "Both get exactly the same gradients, so neither can get ahead.")
        .wrong("NaN", "Nothing is divided by a difference of weights.");
  }

  /** Judges the prediction of {@link #twins()}. */
  public static Report twins(long choice) {
    return report(twins(), choice);
  }

  /** Returns the question about plain steps in a valley. */
  public static Quiz valley() {
    return Quiz.ask("Why not take a learning rate of 0.2 in this valley, to move faster?")
        .wrong("it would be too slow along the valley", "Along the valley, 0.2 would be fine.")
        .right(
            "it would jump higher up the opposite wall with each step",
            "Across the valley, a step multiplies w2 by 1 − 0.2 × 20 = −3.")
        .wrong("the slope would be wrong", "The slope depends on the place, not on the step.")
        .wrong("it would leave the valley floor slowly", "It leaves it fast: by a factor of 3.");
  }

  /** Judges the prediction of {@link #valley()}. */
  public static Report valley(long choice) {
    return report(valley(), choice);
  }

  /** Returns the question about a batch that is four times as large. */
  public static Quiz noise() {
    return Quiz.ask("Batches grow from 16 to 64 samples. What happens to the noise of the slopes?")
        .wrong("it stays the same", "A mean of more samples varies less.")
        .right("it is halved", "The noise of a mean of n samples is proportional to 1/√n.")
        .wrong("it falls to a quarter", "Four times the work buys a factor of two, not four.")
        .wrong("it doubles", "It shrinks. Only the work grows.");
  }

  /** Judges the prediction of {@link #noise()}. */
  public static Report noise(long choice) {
    return report(noise(), choice);
  }

  /** Returns the question about the slope of the sigmoid. */
  public static Quiz vanishing() {
    return Quiz.ask(
            "Each sigmoid on the way back multiplies the gradient by its slope. Leaving the weights"
                + " aside, how much is left after ten of them, at best?")
        .wrong("a tenth", "The factors multiply; they do not add up.")
        .wrong("about a thousandth, 1/2 to the power of 10", "The slope is h(1 − h), not h.")
        .right(
            "about a millionth, 1/4 to the power of 10",
            "h(1 − h) is largest at h = 1/2, where it is 1/4. That gives 0.00000095.")
        .wrong("all of it", "The sigmoid is never as steep as 1.");
  }

  /** Judges the prediction of {@link #vanishing()}. */
  public static Report vanishing(long choice) {
    return report(vanishing(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
