package io.github.lectern.keras.reference;

/**
 * A number that double arithmetic represents but float32 does not, so that the net under test, like
 * Keras, gets Infinity or NaN: the loss of a net that diverges, or a share of predictions whose sum
 * underflows to 0.
 */
final class OutOfFloatRangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfFloatRangeException(String what, double number) {
    super(what + " is " + number);
  }
}
