package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.DisplaySink.Removal;
import java.util.Arrays;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Shows values from the middle of a cell, like {@code IPython.display}. */
public final class Display {
  private static volatile Display current = plain();

  private final Renderer renderer;
  private final DisplaySink sink;

  private Display(Renderer renderer, DisplaySink sink) {
    this.renderer = renderer;
    this.sink = sink;
  }

  private static Display plain() {
    Renderer renderer = new Renderer();
    Renderers.registerAll(renderer);
    return new Display(renderer, new PlainSink());
  }

  /** From now on values are rendered and shown by these; the kernel's main calls it once. */
  public static void install(Renderer renderer, DisplaySink sink) {
    current = new Display(renderer, sink);
  }

  /**
   * Shows a value in its richest form below the running cell, as {@code display(x)} does in Python.
   * Any number of values may be shown by one cell.
   */
  public static void display(Object value) {
    Display display = current;
    display.sink.show(display.rendered(value));
  }

  /** Shows values one below the other, as {@code display(x, y)} does in Python. */
  public static void display(Object first, Object second, Object... more) {
    display(first);
    display(second);
    Arrays.asList(more).forEach(Display::display);
  }

  /**
   * Shows a value whose place can be given another value later, as {@code display(x,
   * display_id=True)} does in Python.
   *
   * <pre>{@code
   * var place = updatable("no epoch yet");
   * place.update(LearningCurve.of(net1.history()));
   * }</pre>
   */
  public static DisplayHandle updatable(Object value) {
    Display display = current;
    DisplayHandle handle = new DisplayHandle(UUID.randomUUID().toString(), display);
    display.sink.show(display.rendered(value, handle.id()));
    return handle;
  }

  /** Removes what the running cell has shown, as {@code clear_output()} does in Python. */
  public static void clearOutput() {
    current.sink.clear(Removal.NOW);
  }

  /**
   * Removes what the running cell has shown as soon as it shows something else, as {@code
   * clear_output(wait=True)} does in Python: for pictures that move.
   */
  public static void clearOutputOnNext() {
    current.sink.clear(Removal.WITH_NEXT_OUTPUT);
  }

  void update(String id, Object value) {
    sink.update(rendered(value, id));
  }

  private DisplayData rendered(Object value, String id) {
    DisplayData data = rendered(value);
    data.setDisplayId(id);
    return data;
  }

  private DisplayData rendered(Object value) {
    if (value == null) {
      return new DisplayData("null");
    }
    return value instanceof DisplayData ready ? ready : renderer.render(value);
  }
}
