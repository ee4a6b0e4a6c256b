package io.github.lectern.jupyter;

import io.github.lectern.jupyter.display.DisplaySink;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Publication;
import io.github.lectern.jupyter.transport.Session;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Sends what cells show to the front end. */
final class CellDisplay implements DisplaySink {
  private final CellOutput output;

  CellDisplay(CellOutput output) {
    this.output = output;
  }

  @Override
  public void show(DisplayData data) {
    output.show(new Publication("display_data", Bundle.of(data)));
  }

  @Override
  public void update(DisplayData data) {
    output.update(data.getDisplayId(), Bundle.of(data));
  }

  @Override
  public void clear(Removal removal) {
    output.clear(Session.json(Map.of("wait", removal == Removal.WITH_NEXT_OUTPUT)));
  }
}
