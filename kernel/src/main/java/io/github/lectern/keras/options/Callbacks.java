package io.github.lectern.keras.options;

import io.github.lectern.keras.callbacks.Callback;
import java.util.List;

/**
 * What watches the training besides the progress line.
 *
 * @param value called in this order
 */
public record Callbacks(List<Callback> value) implements FitOption {
  /** Copies the list. */
  public Callbacks {
    value = List.copyOf(value);
  }
}
