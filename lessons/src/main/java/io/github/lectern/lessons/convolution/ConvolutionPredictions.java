package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 10. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class ConvolutionPredictions {
  private ConvolutionPredictions() {}

  /** Returns the question for a window whose weights add up to 0. */
  public static Quiz flatArea() {
    return Quiz.ask(
            "The weights are −1 0 1, −2 0 2 and −1 0 1. What is the sum where all nine pixels are"
                + " equally bright, for example 9?")
        .wrong(
            "9, the brightness of the area",
            "A window gives back the brightness if its weights add up to 1. These add up to 0.")
        .right(
            "0",
            "The left column subtracts what the right column adds. Only a difference between left"
                + " and right remains.")
        .wrong(
            "36: the positive weights add up to 4",
            "That is the right column alone. The left column takes the same amount away.");
  }

  /** Judges the prediction of {@link #flatArea()}. */
  public static Report flatArea(long choice) {
    return report(flatArea(), choice);
  }

  /** Returns the question for the number of places of a window with a stride of 2. */
  public static Quiz places() {
    return Quiz.ask(
            "An image has 28 by 28 pixels. A window of 3 by 3 moves by two pixels each time, without"
                + " padding. How many places does it have?")
        .wrong("14 by 14", "A 14th window would begin at pixel 26 and end at 28: one too far.")
        .wrong("26 by 26", "That is the number of places if it moves by one pixel each time.")
        .right(
            "13 by 13",
            "It begins at pixels 0, 2, 4 and so on up to 24. In general: (28 − 3) / 2, rounded"
                + " down, plus 1.")
        .wrong("9 by 9", "That would be a stride of 3, so that the windows do not overlap.");
  }

  /** Judges the prediction of {@link #places()}. */
  public static Report places(long choice) {
    return report(places(), choice);
  }

  /** Returns the question for the parameters of a first convolution. */
  public static Quiz parameters() {
    return Quiz.ask(
            "A layer slides 32 different windows of 3 by 3 over an image of 28 by 28 pixels with"
                + " one channel. How many parameters does it have?")
        .wrong("288", "Those are the weights, 32 × 9. Each window also has a bias.")
        .right(
            "320", "32 × (9 + 1): nine weights and a bias for each window, shared by all places.")
        .wrong(
            "216,320",
            "That is 320 for each of 26 × 26 places. But a window has the same weights everywhere.")
        .wrong("392,500", "That is the first dense layer of net3: 784 × 500 + 500.");
  }

  /** Judges the prediction of {@link #parameters()}. */
  public static Report parameters(long choice) {
    return report(parameters(), choice);
  }

  /** Returns the question for the output of a convolution of an image in colour. */
  public static Quiz colour() {
    return Quiz.ask(
            "The image in colour has the shape (1, 28, 28, 3). What shape does Conv2D(32, 3) return?")
        .wrong(
            "(1, 26, 26, 96)",
            "That would be 32 maps for each colour. But a window reaches through all the channels"
                + " and adds everything up to a single number.")
        .wrong(
            "(1, 26, 26, 3)",
            "3 channels go in. The number of maps that come out is the number of windows.")
        .right(
            "(1, 26, 26, 32)",
            "There is one map for each window, whatever the number of channels. Each window now has"
                + " 3 × 3 × 3 = 27 weights.")
        .wrong(
            "(1, 28, 28, 32)", "Without padding, the window has only 26 places along each side.");
  }

  /** Judges the prediction of {@link #colour()}. */
  public static Report colour(long choice) {
    return report(colour(), choice);
  }

  /** Returns the question for the parameters of a second convolution. */
  public static Quiz channels() {
    return Quiz.ask(
            "The 32 maps of the first layer are the input of a second one, Conv2D(64, 3). How many"
                + " weights does each of its 64 windows have, without the bias?")
        .wrong("9", "A window of 3 by 3 on a single map has 9. This input has 32 maps.")
        .wrong("32", "That is one for each map, so the window would be a single pixel.")
        .right(
            "288",
            "3 × 3 × 32: the window reaches through all maps, so that it can combine the edges that"
                + " the first layer has found.")
        .wrong("18,496", "That is the whole layer: 64 windows of 288 weights and a bias each.");
  }

  /** Judges the prediction of {@link #channels()}. */
  public static Report channels(long choice) {
    return report(channels(), choice);
  }

  /** Returns the question for a convolutional net that learns from shuffled pixels. */
  public static Quiz shuffledPixels() {
    return Quiz.ask(
            "The pixels of all images are shuffled in the same way, as in notebook 07, and both nets"
                + " learn from these images. What happens to their accuracy?")
        .wrong(
            "nothing: no information is lost",
            "True for the dense net. But a window of 3 by 3 now holds nine pixels that have nothing"
                + " to do with each other.")
        .wrong("both lose the same", "The dense net has nothing to lose: it never knew neighbours.")
        .right(
            "the dense net loses nothing, and the convolutional net falls behind it",
            "Its windows look for edges, and the edges that they find now mean nothing. What it"
                + " assumes about images has become false.");
  }

  /** Judges the prediction of {@link #shuffledPixels()}. */
  public static Report shuffledPixels(long choice) {
    return report(shuffledPixels(), choice);
  }

  /** Returns the question for test images that are moved. */
  public static Quiz moved() {
    return Quiz.ask(
            "Now the test images are moved four pixels to the right; the nets have learned from"
                + " images that are in the middle. Which net suffers more?")
        .right(
            "the dense net",
            "Its weights belong to places, and now the wrong pixels arrive there. The windows of a"
                + " convolution find their edges wherever they are, and leave the rest to the layer"
                + " after them.")
        .wrong("the convolutional net", "Its windows slide over the whole image anyway.")
        .wrong(
            "neither: it is still a boot",
            "For you. The dense net has never seen these places with these pixels.")
        .wrong(
            "both lose the same",
            "Nearly, if a dense layer follows the windows. But a window works in the same way at"
                + " every place, and a weight of a dense layer does not.");
  }

  /** Judges the prediction of {@link #moved()}. */
  public static Report moved(long choice) {
    return report(moved(), choice);
  }

  /** Returns the question for the accuracy on the training images with dropout. */
  public static Quiz dropout() {
    return Quiz.ask(
            "Dropout(0.5) is added before the last layer. What happens to the accuracy on the"
                + " training images, measured during training?")
        .wrong("it rises", "Half of the inputs are missing in every step: the task gets harder.")
        .right(
            "it falls",
            "In training, the last layer must make do with half its inputs. The gain, if there is"
                + " one, is on images that the net has not seen.")
        .wrong(
            "nothing: dropout acts only in evaluate",
            "The other way round: it acts in training, and evaluate uses all inputs.");
  }

  /** Judges the prediction of {@link #dropout()}. */
  public static Report dropout(long choice) {
    return report(dropout(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
