package io.github.lectern.jupyter.display;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Prints the text form of values: for programs that run without a notebook. */
final class PlainSink implements DisplaySink {
  @Override
  public void show(DisplayData data) {
    System.out.println(data.getData(MIMEType.TEXT_PLAIN));
  }

  @Override
  public void update(DisplayData data) {
    show(data);
  }

  /** What is printed stays. */
  @Override
  public void clear(Removal removal) {}
}
