package io.github.lectern.jupyter.display;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Prints displayed values as text, for programs that run without a notebook. */
final class ConsoleDisplay implements DisplaySink {
  @Override
  public void show(DisplayData data) {
    System.out.println(data.getData(MIMEType.TEXT_PLAIN));
  }

  @Override
  public void update(DisplayData data) {
    show(data);
  }

  /** Does nothing, since printed text cannot be removed. */
  @Override
  public void clear(Removal removal) {}
}
