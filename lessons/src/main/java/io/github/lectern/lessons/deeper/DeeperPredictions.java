package io.github.lectern.lessons.deeper;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 07. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class DeeperPredictions {
  private DeeperPredictions() {}

  /** Returns the question for what five more epochs bring on unseen images. */
  public static Quiz fiveMore() {
    return Quiz.ask(
            "On the training images, the first five epochs raised the accuracy by nine points. What"
                + " will five more bring on unseen images?")
        .wrong(
            "nine more points", "The first epochs are the steepest; after that, it flattens out.")
        .wrong(
            "about two points", "That is the gain on the training images. Some of it is memorised.")
        .right(
            "a point at most, up or down",
            "What is learnt now helps mainly with the images that it is learnt from.");
  }

  /** Judges the prediction of {@link #fiveMore()}. */
  public static Report fiveMore(long choice) {
    return report(fiveMore(), choice);
  }

  /** Returns the question for the parameters of one more layer. */
  public static Quiz oneMoreLayer() {
    return Quiz.ask("How many parameters does one more layer of 500 nodes after 500 nodes add?")
        .wrong("500", "Those are its biases.")
        .wrong("250,000", "Those are its weights. Every node also has a bias.")
        .right("250,500", "500 × 500 weights and 500 biases.")
        .wrong("392,500", "That is the first layer, which has 784 inputs.");
  }

  /** Judges the prediction of {@link #oneMoreLayer()}. */
  public static Report oneMoreLayer(long choice) {
    return report(oneMoreLayer(), choice);
  }

  /** Returns the question for a net that learns from shuffled pixels. */
  public static Quiz shuffledPixels() {
    return Quiz.ask(
            "All images get the same shuffle of their pixels. How well does a dense net learn from"
                + " them?")
        .wrong("not at all: it sees noise", "We see noise. The net has a weight for every place.")
        .wrong("clearly worse", "Worse at what? It never knew which pixels are neighbours.")
        .right(
            "as well as from the originals",
            "The same weights in another order do the same, and training finds them as easily.");
  }

  /** Judges the prediction of {@link #shuffledPixels()}. */
  public static Report shuffledPixels(long choice) {
    return report(shuffledPixels(), choice);
  }

  /** Returns the question for a net that learns half of the test images. */
  public static Quiz halfOfTheTest() {
    return Quiz.ask(
            "A net learns the first 5,000 test images, for 20 epochs. What happens to its accuracy"
                + " on both halves of the test images?")
        .wrong("it rises equally on both", "The other half has not been learnt.")
        .right(
            "it rises clearly on the half that was learnt, and little on the other",
            "That difference is what makes a test on learnt images worthless.")
        .wrong(
            "it stays the same on both: 5,000 images are few",
            "Twenty epochs are enough to memorise a good part of them.");
  }

  /** Judges the prediction of {@link #halfOfTheTest()}. */
  public static Report halfOfTheTest(long choice) {
    return report(halfOfTheTest(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
