package io.github.lectern.lessons.logistic;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;

/** A figure that shows, step by step, what a tensor is: a number, a row, a matrix, a stack. */
public final class TensorSteps {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 190;
  private static final int CELL_WIDTH = 58;
  private static final int CELL_HEIGHT = 38;
  private static final int COLUMNS = 3;
  private static final int ROWS = 2;
  private static final double LEFT = 40;
  private static final double TOP = 60;
  private static final double SHIFT = 34; // of each matrix in a stack, to the right and upwards

  private TensorSteps() {}

  /** Returns the figure, with one step for each number of axes from 0 to 3. */
  public static InteractiveFigure figure() {
    List<Frame> steps =
        List.of(
            new Frame(
                "a number",
                cells(1, 1, LEFT, TOP),
                "A single number is a tensor. It has no axes, and its shape is ()."),
            new Frame(
                "a row",
                cells(1, COLUMNS, LEFT, TOP),
                "A row of three numbers, a vector, is a tensor with one axis. Its shape is (3)."),
            new Frame(
                "a matrix",
                cells(ROWS, COLUMNS, LEFT, TOP),
                "Two rows of three numbers, a matrix, are a tensor with two axes. Its shape is"
                    + " (2, 3): first the rows, then the columns."),
            new Frame(
                "a stack",
                stack(4),
                "Four such matrices are a tensor with three axes. Its shape is (4, 2, 3), which"
                    + " makes 4 x 2 x 3 = 24 numbers."));
    return InteractiveFigure.stepper("What is a tensor?", new Scene(WIDTH, HEIGHT, ""), steps);
  }

  /** Draws matrices behind each other; each hides a part of the one behind it. */
  private static String stack(int matrices) {
    StringBuilder drawing = new StringBuilder();
    for (int i = matrices - 1; i >= 0; i--) {
      drawing.append(cells(ROWS, COLUMNS, LEFT + i * SHIFT, TOP + 50 - i * SHIFT));
    }
    return drawing.toString();
  }

  private static String cells(int rows, int columns, double left, double top) {
    StringBuilder drawing = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = left + column * CELL_WIDTH;
        double y = top + row * CELL_HEIGHT;
        drawing
            .append(Svg.bar(x, y, CELL_WIDTH, CELL_HEIGHT, Svg.BLUE))
            .append(Svg.box(x, y, CELL_WIDTH, CELL_HEIGHT, "#fff"))
            .append(
                Svg.middle(
                    x + CELL_WIDTH / 2.0, y + 25, "#fff", Integer.toString(number(row, column))));
      }
    }
    return drawing.toString();
  }

  /** Returns the number that a cell shows; each cell of a matrix shows a different one. */
  private static int number(int row, int column) {
    return row * COLUMNS + column + 1;
  }
}
