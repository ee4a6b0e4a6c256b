package io.github.lectern.keras.callbacks;

/**
 * The keyword {@code verbose(1)}: above 0, {@link EarlyStopping} says what it does.
 *
 * <p>Not sealed, since fit, evaluate and predict take the same keyword.
 */
public non-sealed interface VerboseOption extends EarlyStoppingOption {
  /** 0 for silence. */
  int value();
}
