package io.github.lectern.lessons.diagnosis;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 09. For each, one method returns the question, and one judges the
 * number of the chosen option.
 */
public final class DiagnosisPredictions {
  private DiagnosisPredictions() {}

  /** Returns the question for the loss of a net that has not been trained. */
  public static Quiz firstLoss() {
    return Quiz.ask(
            "net1 has random weights and has seen no label yet. The price of a blind guess among"
                + " ten classes is ln 10, about 2.3. What is the loss of net1 on the raw pixels?")
        .wrong(
            "about 2.3",
            "A net that knows nothing should say so. This one has an opinion about every image.")
        .wrong("about 5", "It would have to be a little too sure of itself. It is very sure.")
        .right(
            "more than 300",
            "It is certain of nearly every answer, and nine of ten answers are wrong.")
        .wrong("about 0", "That is the loss of a net that is certain and right.");
  }

  /** Judges the prediction of {@link #firstLoss()}. */
  public static Report firstLoss(long choice) {
    return report(firstLoss(), choice);
  }

  /** Returns the question for the number of nodes that fall silent in the first steps. */
  public static Quiz whenSilent() {
    return Quiz.ask(
            "After 1000 steps, 23 of the 30 nodes are silent: they are active on fewer than 1 image"
                + " in 100. How many of them are silent after the first 50 steps?")
        .wrong("none", "Then the damage would be done late, by small steps. It is done early.")
        .wrong("about 5", "Three steps are enough for the first ones.")
        .right(
            "more than half of the 23", "Most of the damage is done before the first epoch ends.")
        .wrong("all 23", "There are 16. The other seven follow in the 19 epochs after the first.");
  }

  /** Judges the prediction of {@link #whenSilent()}. */
  public static Report whenSilent(long choice) {
    return report(whenSilent(), choice);
  }

  /** Returns the question for the size of the first step, relative to the scores. */
  public static Quiz firstStep() {
    return Quiz.ask(
            "Adam's first step moves every weight by 0.001. With raw pixels, it moves the mean score"
                + " of a hidden node by about a third of the size of the scores. And with pixels"
                + " from 0 to 1?")
        .wrong(
            "by a 255th of that share",
            "The shift is 255 times smaller, but so are the scores, so the share hardly changes.")
        .right(
            "by about the same share",
            "Shift and scores both shrink by the factor 255. So the length of a step cannot be the"
                + " whole story.")
        .wrong(
            "by a share 255 times as large",
            "The weights move as far as before, so the shift cannot be larger.");
  }

  /** Judges the prediction of {@link #firstStep()}. */
  public static Report firstStep(long choice) {
    return report(firstStep(), choice);
  }

  /** Returns the question for the suspect that is guilty. */
  public static Quiz suspects() {
    return Quiz.ask(
            "Four suspects, one change at a time, and everything else as in the lecture. Which"
                + " change lifts the validation accuracy above 80 %?")
        .wrong(
            "a smaller learning rate",
            "The net still starts with a huge loss, and now takes shorter steps away from it.")
        .wrong(
            "initial weights by He's rule instead of Glorot's",
            "They are larger than Glorot's, and large scores are this net's problem.")
        .wrong("another batch size", "It changes the noise of the steps, not where they begin.")
        .right("smaller pixels", "Nothing else in this line-up comes near.");
  }

  /** Judges the prediction of {@link #suspects()}. */
  public static Report suspects(long choice) {
    return report(suspects(), choice);
  }

  /** Returns the question for a net with raw pixels whose nodes cannot fall silent. */
  public static Quiz leaky() {
    return Quiz.ask(
            "LeakyReLU has a slope everywhere, so its nodes cannot fall silent. net1 gets it instead"
                + " of relu, and keeps the raw pixels. What happens to its accuracy of about 56 %?")
        .wrong(
            "nothing: the silent nodes are only a symptom",
            "They are more than that: without them, most of the loss in accuracy disappears.")
        .right(
            "it rises to about 78 %",
            "So silent nodes cost about 22 percentage points. The rest has another cause.")
        .wrong(
            "it rises to the 85 % of the scaled pixels",
            "Then silent nodes would explain everything. Something is left over.");
  }

  /** Judges the prediction of {@link #leaky()}. */
  public static Report leaky(long choice) {
    return report(leaky(), choice);
  }

  /** Returns the question for small initial weights in the last layer. */
  public static Quiz quietStart() {
    return Quiz.ask(
            "Raw pixels and relu again. This time, only the initial weights of the last layer are"
                + " about 200 times smaller, so that the first loss is close to 2.3. How good is"
                + " the net?")
        .wrong(
            "as bad as before: the pixels are still large",
            "The pixels are innocent as long as the net does not start out certain.")
        .wrong(
            "worse: small weights make small gradients",
            "Adam divides by the size of the gradient, so its steps are as long as ever.")
        .right("as good as with pixels from 0 to 1", "A quiet start is all that this net needs.");
  }

  /** Judges the prediction of {@link #quietStart()}. */
  public static Report quietStart(long choice) {
    return report(quietStart(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
