package io.github.spencerpark.jupyter.kernel.display;

/** The representations of a displayed value, under the name that IJava has for them. */
public class DisplayData extends org.dflib.jjava.jupyter.kernel.display.DisplayData {
  /** Creates display data without a representation. */
  public DisplayData() {}

  /** Creates display data with a text. */
  public DisplayData(String text) {
    super(text);
  }

  /** Copies display data. */
  public DisplayData(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
    super(data);
  }
}
