package io.github.lectern.lessons.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.Page;
import io.github.lectern.tensor.Plural;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A figure that the reader controls with a slider or step by step. All frames are drawn in advance,
 * and a script in the page switches between them without a kernel or network. Where scripts do not
 * run, the page shows the start frame of a slider, or every step, as a still image.
 *
 * <pre>{@code
 * InteractiveFigure.slider("Growth", "x", scene, frames).startingAt(10)
 * }</pre>
 */
public final class InteractiveFigure implements Html {
  private static final PageScript SCRIPT =
      PageScript.of(InteractiveFigure.class, "interactive-figure.js");
  private static final int PADDING = 34;
  private static final int TEXT_SIZE = 14; // as in the script
  private static final String CARD =
      """
      <div data-lectern-figure="%s" role="group" aria-label="%s" style="max-width:%dpx;\
      box-sizing:border-box;margin:.4em 0;padding:.8em 1em;border:1px solid #8a8a8a;\
      border-radius:6px;font-family:sans-serif;font-size:15px;line-height:1.45">
      <div style="font-weight:bold">%s</div>
      %s
      </div>
      %s""";

  private final Control control;
  private final String title;
  private final String quantity;
  private final Scene scene;
  private final List<Frame> frames;
  private final int start;

  private enum Control {
    SLIDER,
    STEPPER
  }

  /** The argument of the script, as JSON. */
  private record Data(
      String key,
      Control control,
      String title,
      String quantity,
      Scene scene,
      List<Frame> frames,
      int start) {}

  private InteractiveFigure(
      Control control, String title, String quantity, Scene scene, List<Frame> frames, int start) {
    if (start < 0 || start >= frames.size()) {
      throw new IllegalArgumentException(
          "InteractiveFigure: expected a start frame of at least 0 and below %d but got %d"
              .formatted(frames.size(), start));
    }
    this.control = control;
    this.title = title;
    this.quantity = quantity;
    this.scene = scene;
    this.frames = List.copyOf(frames);
    this.start = start;
  }

  /**
   * Returns a figure with a slider that has one position for each frame.
   *
   * @param quantity the name of the quantity that the slider sets, such as "threshold"
   * @throws IllegalArgumentException if there are no frames
   */
  public static InteractiveFigure slider(
      String title, String quantity, Scene scene, List<Frame> frames) {
    return new InteractiveFigure(Control.SLIDER, title, quantity, scene, frames, 0);
  }

  /**
   * Returns a figure with buttons that go one step back or forward.
   *
   * @throws IllegalArgumentException if there are no steps
   */
  public static InteractiveFigure stepper(String title, Scene scene, List<Frame> steps) {
    return new InteractiveFigure(Control.STEPPER, title, "step", scene, steps, 0);
  }

  /**
   * Returns this figure with another start frame, counted from 0.
   *
   * @throws IllegalArgumentException if there is no such frame
   */
  public InteractiveFigure startingAt(int frame) {
    return new InteractiveFigure(control, title, quantity, scene, frames, frame);
  }

  /** Returns the frames in order. */
  public List<Frame> frames() {
    return frames;
  }

  @Override
  public String toHtml() {
    String stills = stills().stream().map(this::still).collect(Collectors.joining("\n"));
    String key = UUID.nameUUIDFromBytes((title + frames).getBytes(UTF_8)).toString();
    Data data = new Data(key, control, title, quantity, scene, frames, start);
    String name = Escape.html(title);
    return CARD.formatted(key, name, scene.width() + PADDING, name, stills, SCRIPT.call(data));
  }

  /** Returns the frames that the page shows where scripts do not run. */
  private List<Frame> stills() {
    return control == Control.SLIDER ? List.of(frames.get(start)) : frames;
  }

  private String still(Frame frame) {
    return """
        <div data-still>%s<p style="margin:.4em 0">%s</p></div>"""
        .formatted(
            Page.image(frame.words(), scene.width(), scene.height(), TEXT_SIZE, picture(frame)),
            Escape.html(frame.words()));
  }

  private String picture(Frame frame) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        role="img" aria-label="%s" font-family="sans-serif" font-size="%d">%s%s%s</svg>"""
        .formatted(
            scene.width(),
            scene.height(),
            scene.width(),
            scene.height(),
            Escape.html(frame.words()),
            TEXT_SIZE,
            Page.INK_STYLE,
            scene.background(),
            frame.drawing());
  }

  @Override
  public String toString() {
    String ends =
        control == Control.STEPPER
            ? Plural.of(frames.size(), "step")
            : "%s from %s to %s"
                .formatted(quantity, frames.get(0).label(), frames.get(frames.size() - 1).label());
    return stills().stream()
        .map(Frame::words)
        .collect(Collectors.joining("\n", "%s (%s)\n".formatted(title, ends), ""));
  }
}
