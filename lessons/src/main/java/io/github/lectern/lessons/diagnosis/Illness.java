package io.github.lectern.lessons.diagnosis;

/** What can be wrong with a patient of the {@link Clinic}, in the order of the numbers 1 to 6. */
public enum Illness {
  /** The pixels go from 0 to 255. */
  UNSCALED(1, "unscaled inputs", "the light of the inputs is red before the first step"),
  /** A huge step has silenced all nodes for good. */
  SILENT(2, "silent nodes", "after training, no hidden node is active and no gradient arrives"),
  /** The gradient gets lost on its way through many layers. */
  VANISHING(
      3,
      "a vanishing gradient",
      "the gradient is at least a thousand times smaller in the first layers than in the last"),
  /**
   * The initial weights are so large that the scores grow from layer to layer, and the gradients
   * are large.
   */
  EXPLODING(
      4,
      "an exploding gradient",
      "before the first step, the loss is huge although the inputs are small, and no gradient is"
          + " green"),
  /** Images and labels do not belong together. */
  SHUFFLED(
      5,
      "shuffled labels",
      "the loss on the training images falls slowly, and the one on unseen images stays at that of"
          + " a blind guess"),
  /** The net has learned from the images that it is judged by. */
  TRAINED_ON_TEST(
      6,
      "training on the test images",
      "no light is red, and the net is as good on the images set aside as on the others: nearly"
          + " perfect");

  private final long number;
  private final String words;
  private final String sign;

  Illness(long number, String words, String sign) {
    this.number = number;
    this.words = words;
    this.sign = sign;
  }

  /** Returns the name of the illness. */
  String words() {
    return words;
  }

  /** Returns what report and curves show if a net has this illness. */
  String sign() {
    return sign;
  }

  /** Returns the number of the illness in the list, from 1. */
  long number() {
    return number;
  }
}
