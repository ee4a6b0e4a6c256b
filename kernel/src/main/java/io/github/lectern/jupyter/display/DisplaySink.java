package io.github.lectern.jupyter.display;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Receives displayed values. */
public interface DisplaySink {
  /** When output is cleared. */
  enum Removal {
    /** Immediately. */
    NOW,
    /** When the next output arrives, which avoids flicker. */
    WITH_NEXT_OUTPUT
  }

  /** Displays a value. */
  void show(DisplayData data);

  /** Replaces the value with the same display id. */
  void update(DisplayData data);

  /** Clears the output of the cell. */
  void clear(Removal removal);
}
