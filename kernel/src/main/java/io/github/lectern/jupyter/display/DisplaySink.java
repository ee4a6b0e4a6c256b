package io.github.lectern.jupyter.display;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Where shown values go: below the cell that runs. */
public interface DisplaySink {
  /** When output is removed. */
  enum Removal {
    /** At once. */
    NOW,
    /** When the next output comes, so that nothing flickers. */
    WITH_NEXT_OUTPUT
  }

  /** Shows a value. */
  void show(DisplayData data);

  /** Replaces what was shown under the display id of this value. */
  void update(DisplayData data);

  /** Removes what the cell has shown. */
  void clear(Removal removal);
}
