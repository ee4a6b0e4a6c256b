package io.github.lectern.keras.reference;

/**
 * The loss is a number in double arithmetic but not in float32, where predictions that are all tiny
 * become 0. Their share of their sum is 0 / 0 there, in Keras as well.
 */
final class UndefinedLossException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndefinedLossException(double sum) {
    super("predictions with the sum " + sum);
  }
}
