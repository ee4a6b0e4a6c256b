package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.DisplaySink.Removal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** Displays values from anywhere in a cell, like {@code IPython.display}. */
public final class Display {
  private static volatile Display current = plain();
  private static volatile String latestId = "";

  private final Renderer renderer;
  private final DisplaySink sink;

  private Display(Renderer renderer, DisplaySink sink) {
    this.renderer = renderer;
    this.sink = sink;
  }

  private static Display plain() {
    Renderer renderer = new NotebookRenderer();
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
   *
   * @return the id of the displayed value, for {@link #updateDisplay(String, Object, String...)}
   */
  public static String display(Object value) {
    return current.show(value, List.of());
  }

  /**
   * Displays a value in the forms that MIME types name, as in IJava, or several values one below
   * the other, like {@code display(x, y)} in Python.
   *
   * <pre>{@code
   * display("<b>30</b> nodes", "text/html");
   * display(net1.summary(), net1.history());
   * }</pre>
   *
   * @param second a MIME type or an array of them, or another value
   * @param more further MIME types or further values
   * @return the id of the first displayed value
   */
  public static String display(Object value, Object second, Object... more) {
    Optional<List<String>> types = MimeTypes.of(second, more);
    if (types.isPresent()) {
      return current.show(value, types.get());
    }
    String id = display(value);
    display(second);
    Arrays.asList(more).forEach(Display::display);
    return id;
  }

  /**
   * Returns the rendering of a value, which can be a cell's result or be displayed, as in IJava.
   *
   * <pre>{@code
   * render("**30** nodes", "text/markdown")
   * }</pre>
   *
   * @param types the MIME types to render; if there are none, the richest form is chosen. If the
   *     value cannot be rendered as a type, it is omitted; text/plain is always present
   * @throws IllegalArgumentException if an argument is not a MIME type
   */
  public static DisplayData render(Object value, String... types) {
    return current.rendered(value, MimeTypes.required("render", types));
  }

  /**
   * Replaces a displayed value, as in IJava; may be called in a later cell.
   *
   * <pre>{@code
   * String id = display("no epoch yet");
   * updateDisplay(id, "30 epochs");
   * }</pre>
   *
   * @param id the result of {@code display}
   * @param types the MIME types to render, as for {@link #render}
   * @throws IllegalArgumentException if the id is null or blank, or if an argument is not a MIME
   *     type
   */
  public static void updateDisplay(String id, Object value, String... types) {
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException(
          "updateDisplay: expected the id that display(...) returned but got "
              + (id == null ? "null" : "a blank text")
              + "; keep it with String id = display(...)");
    }
    Display display = current;
    display.sink.update(display.rendered(value, MimeTypes.required("updateDisplay", types), id));
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
    display.sink.show(display.rendered(value, List.of(), handle.id()));
    return handle;
  }

  /** Returns the renderer with which cells register how their own types are displayed. */
  public static Renderer renderer() {
    return current.renderer;
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
    sink.update(rendered(value, List.of(), id));
  }

  private String show(Object value, List<String> types) {
    DisplayData data = rendered(value, types);
    String id = data.hasDisplayId() ? data.getDisplayId() : UUID.randomUUID().toString();
    sink.show(withId(data, id));
    latestId = id;
    return id;
  }

  /**
   * Returns whether a value is the very object that the latest call of {@code display} returned. As
   * the value of a cell's last statement, {@code display(x)}, it is of no interest.
   */
  public static boolean isLatestId(Object value) {
    return value == latestId;
  }

  /** Forgets the latest id, so that a later cell can show it. */
  public static void forgetLatestId() {
    latestId = "";
  }

  private DisplayData rendered(Object value, List<String> types, String id) {
    return withId(rendered(value, types), id);
  }

  /** Returns display data with an id, and leaves the student's own display data unchanged. */
  private static DisplayData withId(DisplayData data, String id) {
    DisplayData copy = new DisplayData();
    copy.setDisplayId(id);
    copy.assign(data);
    copy.setDisplayId(id);
    return copy;
  }

  private DisplayData rendered(Object value, List<String> types) {
    if (value == null) {
      return new DisplayData("null");
    }
    if (value instanceof DisplayData ready) {
      return ready;
    }
    return types.isEmpty()
        ? renderer.render(value)
        : renderer.renderAs(value, types.toArray(String[]::new));
  }
}
