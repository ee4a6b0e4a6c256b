package io.github.lectern.lessons.convolution;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;

/**
 * Steps that show how many places a window has on an image of 7 by 7 pixels: without and with
 * padding, with a stride of 2, and in pooling.
 */
public final class WindowPlaces {
  private static final int PIXELS = 7;
  private static final int CELL = 26;
  private static final int LEFT = 40;
  private static final int TOP = 54;
  private static final int RIGHT = LEFT + (PIXELS + 2) * CELL + 40;
  private static final Scene SCENE = new Scene(RIGHT + 7 * CELL + 4, TOP + 8 * CELL + 20, "");

  private WindowPlaces() {}

  /** Returns the figure. */
  public static InteractiveFigure steps() {
    return InteractiveFigure.stepper(
        "How many places does a window have?",
        SCENE,
        List.of(
            frame(
                "no padding",
                new Geometry(3, 1, 0),
                "The window fits in five places across and five places down, so 7 × 7 pixels become"
                    + " 5 × 5. The border of the image is lost."),
            frame(
                "padding",
                new Geometry(3, 1, 1),
                "Padding puts a ring of zeros around the image. The window now has a place for each"
                    + " pixel, so 7 × 7 stays 7 × 7. In Keras: padding(\"same\")."),
            frame(
                "stride 2",
                new Geometry(3, 2, 0),
                "With a stride of 2, the window moves by two pixels each time: 7 × 7 becomes 3 × 3."
                    + " In Keras: strides(2)."),
            frame(
                "pooling 2",
                new Geometry(2, 2, 0),
                "Max pooling takes the largest of 2 × 2 numbers and moves by 2: 7 × 7 becomes"
                    + " 3 × 3. A window that does not fit is left out, so the last row and column"
                    + " are lost. There are no weights.")));
  }

  /** The size of a window, its stride, and the width of the ring of zeros. */
  private record Geometry(int window, int stride, int ring) {
    // floor((n + 2 p - k) / s) + 1
    int places() {
      return places(PIXELS, window, stride, ring);
    }

    static int places(int pixels, int window, int stride, int ring) {
      return (pixels + 2 * ring - window) / stride + 1;
    }
  }

  /** Returns the number of places of a window along one side of an image. */
  static int count(int pixels, int window, int stride, int ring) {
    return Geometry.places(pixels, window, stride, ring);
  }

  private static Frame frame(String label, Geometry geometry, String words) {
    int places = geometry.places();
    StringBuilder drawing = new StringBuilder(Svg.bold(Svg.text(0, 18, Svg.INK, label)));
    drawing.append(Svg.text(LEFT, 42, Svg.INK, "7 × 7 pixels"));
    drawing.append(Svg.text(RIGHT, 42, Svg.INK, "%d × %d places".formatted(places, places)));
    int ring = geometry.ring() * CELL;
    if (ring > 0) {
      drawing.append(cells(LEFT - ring, TOP - ring + CELL, PIXELS + 2, "0"));
    }
    drawing.append(cells(LEFT, TOP + CELL, PIXELS, ""));
    drawing.append(cells(RIGHT, TOP + CELL, places, ""));
    int[] shown = {0, places - 1};
    String[] colours = {Svg.VERMILLION, Svg.BLUE};
    for (int i = 0; i < shown.length; i++) {
      drawing.append(window(shown[i], geometry, colours[i]));
    }
    return new Frame(label, drawing.toString(), "%s: %s".formatted(label, words));
  }

  /** Returns the window at one of the places in the first row, and its result. */
  private static String window(int place, Geometry geometry, String colour) {
    double x = LEFT + CELL * (place * geometry.stride() - geometry.ring());
    double y = TOP + CELL - CELL * geometry.ring();
    double side = CELL * geometry.window();
    return Svg.bar(x, y, side, side, colour + "50")
        + Svg.box(x, y, side, side, colour)
        + Svg.bar(RIGHT + CELL * place, TOP + CELL, CELL, CELL, colour);
  }

  /** Returns a grid of squares, with a text in those at the edge. */
  private static String cells(double left, double top, int side, String text) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i <= side; i++) {
      double x = left + CELL * i;
      double y = top + CELL * i;
      cells.append(Svg.line(x, top, x, top + CELL * side, Svg.GREY));
      cells.append(Svg.line(left, y, left + CELL * side, y, Svg.GREY));
    }
    for (int i = 0; i < side && !text.isEmpty(); i++) {
      for (int[] place : new int[][] {{0, i}, {side - 1, i}, {i, 0}, {i, side - 1}}) {
        double x = left + CELL * (place[1] + 0.5);
        cells.append(Svg.middle(x, top + CELL * place[0] + 18, Svg.GREY, text));
      }
    }
    return cells.toString();
  }
}
