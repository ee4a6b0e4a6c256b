package io.github.lectern.lessons.basics;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A figure that shows, step by step, which numbers a view shares with its matrix and which a copy
 * has of its own. The matrix consists of the first two rows of the notebook's.
 */
public final class MemorySteps {
  private static final int WIDTH = Scene.PHONE;
  private static final int HEIGHT = 190;
  private static final int CELL_WIDTH = 54;
  private static final int CELL_HEIGHT = 36;
  private static final int COLUMNS = 4;
  private static final double LEFT = 40;
  private static final double RIGHT = 280; // the left edge of the copy
  private static final double TOP = 60;
  private static final String NUMBER = "#333";

  private MemorySteps() {}

  /** Returns the figure: a matrix, a view of a row, the view changed, and a copy changed. */
  public static InteractiveFigure figure() {
    int[] before = IntStream.range(0, 2 * COLUMNS).toArray();
    int[] after = IntStream.range(0, 2 * COLUMNS).map(i -> i < COLUMNS ? i + 100 : i).toArray();
    int[] zeros = new int[COLUMNS];
    int[] firstRow = IntStream.range(0, COLUMNS).map(i -> i + 100).toArray();
    List<Frame> steps =
        List.of(
            new Frame(
                "var A = ...",
                matrix(before),
                "The first two rows of A. Each number is stored once, and A is a name for them all."),
            new Frame(
                "var row = A.getRow(0);",
                matrix(before) + view(),
                "A view. row is a frame around four numbers of A; no number is copied."),
            new Frame(
                "row.addi(100);",
                matrix(after) + view(),
                "addi changes the numbers in the frame, and they belong to A as well."),
            new Frame(
                "var copy = row.dup();",
                matrix(after) + view() + copy(firstRow),
                "A copy. dup stores the four numbers a second time, under the name copy."),
            new Frame(
                "copy.muli(0);",
                matrix(after) + view() + copy(zeros),
                "muli changes the copy alone; row and A stay as they are."));
    return InteractiveFigure.stepper(
        "Which numbers exist twice?", new Scene(WIDTH, HEIGHT, ""), steps);
  }

  private static String matrix(int[] numbers) {
    return Svg.text(LEFT - 30, TOP + CELL_HEIGHT + 5, Svg.INK, "A") + cells(numbers, LEFT);
  }

  /** Draws the frame around the first row of the matrix. */
  private static String view() {
    double right = LEFT + COLUMNS * CELL_WIDTH;
    double bottom = TOP + CELL_HEIGHT;
    double[] x = {LEFT, right, right, LEFT, LEFT};
    double[] y = {TOP, TOP, bottom, bottom, TOP};
    return Svg.curve(x, y, Svg.VERMILLION) + Svg.text(LEFT, TOP - 10, Svg.VERMILLION, "row");
  }

  private static String copy(int[] numbers) {
    return cells(numbers, RIGHT) + Svg.text(RIGHT, TOP - 10, Svg.BLUE, "copy");
  }

  private static String cells(int[] numbers, double left) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      double x = left + i % COLUMNS * CELL_WIDTH;
      double y = TOP + i / COLUMNS * CELL_HEIGHT;
      drawing
          .append(Svg.bar(x, y, CELL_WIDTH, CELL_HEIGHT, "#fff"))
          .append(Svg.box(x, y, CELL_WIDTH, CELL_HEIGHT, Svg.GREY))
          .append(Svg.middle(x + CELL_WIDTH / 2.0, y + 24, NUMBER, Integer.toString(numbers[i])));
    }
    return drawing.toString();
  }
}
