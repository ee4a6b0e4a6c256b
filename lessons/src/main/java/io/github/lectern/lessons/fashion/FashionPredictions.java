package io.github.lectern.lessons.fashion;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 04. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class FashionPredictions {
  private FashionPredictions() {}

  /** Returns the question about a hidden layer without an activation. */
  public static Quiz linear() {
    return Quiz.ask(
            "A layer of 30 nodes without an activation is followed by a layer of 10 nodes with"
                + " softmax. What can this net compute that a single layer of 10 nodes cannot?")
        .wrong(
            "finer distinctions, because it has more weights",
            "The product of its two matrices is a matrix that a single layer can also have.")
        .wrong(
            "whether exactly one of two lights is on",
            "As in exercise 5 of notebook 01, no weights work: two layers still make only one.")
        .right("nothing", "The product of two matrices is a single matrix.")
        .wrong(
            "the same things, but it learns them faster",
            "How fast it learns is another question; a single layer can compute the same things.");
  }

  /** Judges the prediction of {@link #linear()}. */
  public static Report linear(long choice) {
    return report(linear(), choice);
  }

  /** Returns the question about a first epoch with a high loss and a high accuracy. */
  public static Quiz firstEpoch() {
    return Quiz.ask("The loss is 14 times that of a blind guess, but the accuracy is better. Why?")
        .wrong(
            "the loss is a sum over all 60,000 images",
            "It is a mean, like the accuracy; otherwise it would depend on how many images there"
                + " are.")
        .wrong(
            "one of the two numbers must be wrong",
            "Both are right. They measure different things.")
        .right(
            "the net beats a guess, but is very certain when it is wrong",
            "Accuracy counts mistakes. Loss also charges for the certainty of each one.")
        .wrong(
            "the net does worse than chance",
            "By chance it would be right in one of ten cases; it is right in almost four.");
  }

  /** Judges the prediction of {@link #firstEpoch()}. */
  public static Report firstEpoch(long choice) {
    return report(firstEpoch(), choice);
  }

  /** Returns the question about net1 on unseen images. */
  public static Quiz unseen() {
    return Quiz.ask("net1 ended at an accuracy of about 0.6. What is it on unseen images?")
        .wrong("about 0.1, a blind guess", "What it has learned also applies to new images.")
        .wrong(
            "about 0.4, clearly lower",
            "That would mean that it has memorised images. With 60,000 of them and only 23,860"
                + " numbers, it cannot.")
        .right(
            "about 0.6, much the same",
            "So small a net cannot memorise 60,000 images. What it has learned also holds for"
                + " others.")
        .wrong("about 0.8, clearly higher", "Nothing makes unseen images easier than seen ones.");
  }

  /** Judges the prediction of {@link #unseen()}. */
  public static Report unseen(long choice) {
    return report(unseen(), choice);
  }

  /** Returns the question about net2 on unseen images. */
  public static Quiz memorised() {
    return Quiz.ask(
            "net2 has 648,010 parameters and classifies 96 of 100 training images correctly. How"
                + " many unseen images does it classify correctly?")
        .wrong(
            "96, as net1 kept its accuracy",
            "net1 was too small to memorise anything. net2 has more than ten numbers per image.")
        .right(
            "about 87",
            "Some of what it knows is memorised, and that does not help with new images.")
        .wrong("60, like net1", "It has learned much more than net1, and not only by memorising.")
        .wrong("10, a blind guess", "That would be a net that has only memorised.");
  }

  /** Judges the prediction of {@link #memorised()}. */
  public static Report memorised(long choice) {
    return report(memorised(), choice);
  }

  /** Returns the question about pixels that are divided by 255. */
  public static Quiz scaled() {
    return Quiz.ask("net1 is trained on pixels from 0 to 1 instead of 0 to 255. What changes?")
        .wrong(
            "nothing: the weights can make up for it",
            "They could, but training starts from random weights, and with raw pixels, these make"
                + " the net certain of wrong answers.")
        .wrong(
            "it gets worse, because dark images are harder to see",
            "The net has no eyes: to it, pixels are just numbers, all divided by the same one.")
        .right(
            "it gets much better",
            "The initial weights are designed for inputs of about 1: the net no longer starts out"
                + " certain of wrong answers.")
        .wrong(
            "it trains faster, with the same result",
            "The number of steps is the same, but they lead elsewhere: to better answers, not to"
                + " silent nodes.");
  }

  /** Judges the prediction of {@link #scaled()}. */
  public static Report scaled(long choice) {
    return report(scaled(), choice);
  }

  /** Returns the question about the validation loss of a net that memorises. */
  public static Quiz validation() {
    return Quiz.ask("The training loss falls for 40 epochs. What does the validation loss do?")
        .wrong(
            "it falls as well, all the time",
            "It does so only as long as the net learns what all the images share.")
        .right(
            "it falls, and then it rises",
            "Sooner or later the net memorises, and becomes certain of its mistakes.")
        .wrong(
            "it rises from the start",
            "At first, what helps with the training images also helps with others.")
        .wrong(
            "it stays at ln 10",
            "The net does not learn from these images, but it has learned about clothes.");
  }

  /** Judges the prediction of {@link #validation()}. */
  public static Report validation(long choice) {
    return report(validation(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
