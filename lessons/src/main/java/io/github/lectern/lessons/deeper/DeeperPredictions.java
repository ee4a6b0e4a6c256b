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
            "From the first epoch to the fifth, the accuracy on the training images rose by nine"
                + " percentage points. What will five more epochs bring on unseen images?")
        .wrong(
            "nine more points",
            "The curve is steepest in the first epochs; after that, it flattens out.")
        .wrong(
            "about two points", "That is the gain on the training images. Some of it is memorised.")
        .right(
            "one percentage point at most, up or down",
            "What the net learns now mainly helps with the images that it learns from.");
  }

  /** Judges the prediction of {@link #fiveMore()}. */
  public static Report fiveMore(long choice) {
    return report(fiveMore(), choice);
  }

  /** Returns the question for the parameters of one more layer. */
  public static Quiz oneMoreLayer() {
    return Quiz.ask(
            "How many parameters does one more layer of 500 nodes add after a layer of"
                + " 500 nodes?")
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
            "The pixels of all images are shuffled in the same way. How well does a dense net"
                + " learn from these images?")
        .wrong(
            "not at all: it sees noise",
            "We see noise. The net has a weight for every pixel, wherever it is.")
        .wrong(
            "clearly worse", "It has nothing to lose: it never knew which pixels are neighbours.")
        .right(
            "as well as from the originals",
            "The same weights in another order do the same job, and training finds them just as"
                + " easily.");
  }

  /** Judges the prediction of {@link #shuffledPixels()}. */
  public static Report shuffledPixels(long choice) {
    return report(shuffledPixels(), choice);
  }

  /** Returns the question for a net that learns half of the test images. */
  public static Quiz halfOfTheTest() {
    return Quiz.ask(
            "A net is trained on the first 5,000 test images for 20 epochs. What happens to its"
                + " accuracy on both halves of the test images?")
        .wrong("it rises equally on both", "The net has not been trained on the other half.")
        .right(
            "it rises clearly on the half used for training, but hardly at all on the other",
            "This difference is why a test on training images is worthless.")
        .wrong(
            "it stays the same on both: 5,000 images are too few",
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
