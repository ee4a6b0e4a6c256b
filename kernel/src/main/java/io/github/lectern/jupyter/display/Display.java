package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.DisplaySink.Removal;
import java.util.Arrays;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Displays values from anywhere in a cell, like {@code IPython.display}. */
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
    return new Display(renderer, new ConsoleDisplay());
  }

  /** Sets how values are rendered and where they are displayed; the kernel calls this once. */
  public static void install(Renderer renderer, DisplaySink sink) {
    current = new Display(renderer, sink);
  }

  /**
   * Displays a value in its richest form below the running cell, like {@code display(x)} in Python.
   *
   * <pre>{@code
   * display(net1.summary());
   * }</pre>
   */
  public static void display(Object value) {
    Display display = current;
    display.sink.show(display.rendered(value));
  }

  /** Displays values one below the other, like {@code display(x, y)} in Python. */
  public static void display(Object first, Object second, Object... more) {
    display(first);
    display(second);
    Arrays.asList(more).forEach(Display::display);
  }

  /**
   * Displays a value that can be replaced later, like {@code display(x, display_id=True)} in
   * Python.
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

  /** Clears the output of the running cell, like {@code clear_output()} in Python. */
  public static void clearOutput() {
    current.sink.clear(Removal.NOW);
  }

  /**
   * Clears the output of the running cell when its next output arrives, like {@code
   * clear_output(wait=True)} in Python; useful for animations.
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
