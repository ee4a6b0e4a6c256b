package io.github.lectern.keras.losses;

/** A keyword argument of the cross-entropies, such as {@link SparseCategoricalCrossentropy}. */
public sealed interface CrossentropyOption {
  /**
   * {@code fromLogits(true)}: whether the net's outputs are logits, the inputs of a softmax or
   * sigmoid that the net does not have.
   *
   * @param value whether the outputs are logits; the default is false, for probabilities
   */
  record FromLogits(boolean value) implements CrossentropyOption {}
}
