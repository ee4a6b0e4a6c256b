package io.github.lectern.jupyter;

import io.github.lectern.jupyter.display.DisplaySink;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.IOPubMessage;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Publishes the values that cells display. */
final class CellDisplay implements DisplaySink {
  private final CellOutput output;

  CellDisplay(CellOutput output) {
    this.output = output;
  }

  @Override
  public void show(DisplayData data) {
    output.show(new IOPubMessage("display_data", MimeBundle.of(data)));
  }

  @Override
  public void update(DisplayData data) {
    output.update(data.getDisplayId(), MimeBundle.of(data));
  }

  @Override
  public void clear(Removal removal) {
    output.clear(MessageFactory.json(Map.of("wait", removal == Removal.WITH_NEXT_OUTPUT)));
  }
}
