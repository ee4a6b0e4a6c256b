package io.github.lectern.lessons.images;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 06. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class ImagePredictions {
  private ImagePredictions() {}

  /** Returns the question for the colours in which imshow shows a grey image. */
  public static Quiz colour() {
    return Quiz.ask(
            "The boot is shown in yellow and violet, and its shape is [28, 28]. How many numbers"
                + " describe one pixel?")
        .wrong("three: red, green and blue", "Then the shape would be [28, 28, 3].")
        .right(
            "one: how bright the pixel is",
            "28 × 28 numbers for 28 × 28 pixels. imshow chose the colours.")
        .wrong("256, from 0 to 255", "Those are the values that the one number can have.")
        .wrong("28", "That is the number of pixels in a row.");
  }

  /** Judges the prediction of {@link #colour()}. */
  public static Report colour(long choice) {
    return report(colour(), choice);
  }

  /** Returns the question for what Flatten does to all training images. */
  public static Quiz flatten() {
    return Quiz.ask(
            "X has the shape [60000, 28, 28, 1]. What comes out of Flatten, and how many parameters"
                + " does it have to learn?")
        .wrong(
            "[60000, 784], and 784 parameters",
            "The shape is right, but nothing is multiplied: Flatten only rearranges.")
        .right(
            "[60000, 784], and none",
            "The first axis counts the images and stays. 28 × 28 × 1 = 784. There are no weights.")
        .wrong(
            "[47040000], and none",
            "The first axis stays; otherwise you could not tell where one image ends and the"
                + " next begins.")
        .wrong("[784, 60000], and none", "Flatten does not transpose: each image is one row.");
  }

  /** Judges the prediction of {@link #flatten()}. */
  public static Report flatten(long choice) {
    return report(flatten(), choice);
  }

  /** Returns the question for the hidden nodes that are still in use after the training. */
  public static Quiz activeNodes() {
    return Quiz.ask(
            "The trained net has 30 hidden nodes. How many of them have an output above 0 on at"
                + " least 1 image in 100?")
        .wrong("all 30", "It started with 30. The large pixel values silenced many of them.")
        .wrong(
            "about 25",
            "That is what a healthy net of this size looks like. This one was trained on pixels up"
                + " to 255.")
        .right("fewer than half of them", "The others output 0 for nearly every image.")
        .wrong("none", "Then all images would get the same ten probabilities.");
  }

  /** Judges the prediction of {@link #activeNodes()}. */
  public static Report activeNodes(long choice) {
    return report(activeNodes(), choice);
  }

  /** Returns the question for the effect of metrics on the training. */
  public static Quiz observers() {
    return Quiz.ask(
            "The same net is trained with the same seed and the same images, but this time"
                + " recall is reported as well. What happens to the losses?")
        .wrong(
            "they get lower, since the net now also improves its recall",
            "Training lowers the loss and nothing else; a metric has no say in it.")
        .wrong(
            "they change a little, since the metric also uses random numbers",
            "A metric draws no random numbers; it counts.")
        .right(
            "they stay the same to the last digit",
            "A metric only watches: same weights, same order, same steps.");
  }

  /** Judges the prediction of {@link #observers()}. */
  public static Report observers(long choice) {
    return report(observers(), choice);
  }

  /** Returns the question for the metric that compares probabilities with labels for equality. */
  public static Quiz wrongAccuracy() {
    return Quiz.ask(
            "new Accuracy() counts a probability as right if it equals the entry of the one-hot"
                + " label exactly. What will it report for the first epoch?")
        .wrong(
            "the same as CategoricalAccuracy",
            "0.98 is not 1, so even a confident and correct answer does not count.")
        .right(
            "a small number above 0",
            "Hardly any probability equals its label, except those that were rounded to exactly 0"
                + " or 1.")
        .wrong("exactly 0", "Some probabilities are exactly 0, as you have counted.")
        .wrong("more than 0.9", "Nine of ten entries are near 0, but near is not equal.");
  }

  /** Judges the prediction of {@link #wrongAccuracy()}. */
  public static Report wrongAccuracy(long choice) {
    return report(wrongAccuracy(), choice);
  }

  /** Returns the question for the recall of the class that is hardest to find. */
  public static Quiz hardestClass() {
    return Quiz.ask(
            "About two thirds of the test images are recognised. What share of the images of the"
                + " hardest class is recognised?")
        .wrong("about two thirds", "That is the mean over all classes.")
        .wrong("about one third", "It is worse: one class is nearly always taken for another.")
        .right(
            "fewer than one in ten",
            "Nearly all images of this class are taken for another one, and the mean hides it.");
  }

  /** Judges the prediction of {@link #hardestClass()}. */
  public static Report hardestClass(long choice) {
    return report(hardestClass(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
