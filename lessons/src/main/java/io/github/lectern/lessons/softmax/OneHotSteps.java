package io.github.lectern.lessons.softmax;

import static io.github.lectern.tensor.OneHot.oneHot;
import static io.github.lectern.tensor.OneHot.toCategorical;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import io.github.lectern.tensor.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Figures that show one-hot encoding step by step. */
public final class OneHotSteps {
  private static final int CELL_WIDTH = 78;
  private static final int CELL_HEIGHT = 38;
  private static final int LEFT = 110;
  private static final int TOP = 56;
  private static final int NONE = -1;

  private OneHotSteps() {}

  /**
   * Returns a figure that encodes one label in four steps: the classes, their numbers, a row of
   * zeros, and the single 1.
   *
   * @param label the label, from 0 to the number of classes - 1
   * @param classes the names of the classes
   * @throws IllegalArgumentException if no class has this label
   */
  public static InteractiveFigure label(int label, String... classes) {
    INDArray row = oneHot(label, classes.length);
    String name = classes[label];
    int count = classes.length;
    List<Frame> steps = new ArrayList<>();
    steps.add(
        new Frame(
            "the classes",
            names(classes),
            "There are %d classes. The sample belongs to the class \"%s\"."
                .formatted(count, name)));
    steps.add(
        new Frame(
            "the number",
            names(classes) + numbers(label, count),
            "Counting from 0, \"%s\" is number %d; this is its label.".formatted(name, label)));
    steps.add(
        new Frame(
            "empty places",
            names(classes) + numbers(label, count) + zeros(0, count),
            "The row gets %d places, one for each class, and each contains a 0.".formatted(count)));
    steps.add(
        new Frame(
            "a single 1",
            names(classes) + numbers(label, count) + cells(0, row),
            "The place under number %d gets the 1, so oneHot(%d, %d) is %s."
                .formatted(label, label, count, text(row))));
    return InteractiveFigure.stepper(
        "A label becomes a one-hot row", scene(count, 1, "class", "number", "row"), steps);
  }

  /**
   * Returns a figure that encodes several labels, one per step, until the matrix is complete.
   *
   * @param labels the labels, each from 0 to the number of classes - 1
   * @param classes the names of the classes
   * @throws IllegalArgumentException if a label has no class
   */
  public static InteractiveFigure labels(int[] labels, String... classes) {
    INDArray matrix = toCategorical(labels, classes.length);
    String heads = names(classes) + numbers(NONE, classes.length);
    List<Frame> steps = new ArrayList<>();
    for (int row = 0; row < labels.length; row++) {
      StringBuilder drawing = new StringBuilder(heads);
      for (int i = 0; i <= row; i++) {
        drawing.append(cells(i, matrix.getRow(i)));
      }
      boolean last = row == labels.length - 1;
      String end = last ? " The matrix has the shape " + Shapes.tuple(matrix) + "." : "";
      steps.add(
          new Frame(
              "label %d of %d".formatted(row + 1, labels.length),
              drawing.toString(),
              "Label %d is \"%s\": its row is %s.%s"
                  .formatted(labels[row], classes[labels[row]], text(matrix.getRow(row)), end)));
    }
    String[] margins =
        IntStream.range(-2, labels.length)
            .mapToObj(i -> i == -2 ? "class" : i == -1 ? "number" : "label " + labels[i])
            .toArray(String[]::new);
    return InteractiveFigure.stepper(
        "A row for each label", scene(classes.length, labels.length, margins), steps);
  }

  private static Scene scene(int columns, int rows, String... margins) {
    StringBuilder background = new StringBuilder();
    for (int i = 0; i < margins.length; i++) {
      background.append(Svg.end(LEFT - 14, y(i - 2) + 25, Svg.INK, margins[i]));
    }
    return new Scene(
        LEFT + columns * CELL_WIDTH + 10, TOP + rows * CELL_HEIGHT + 44, background.toString());
  }

  private static String names(String... classes) {
    return join(classes.length, i -> Svg.middle(x(i), y(-2) + 25, Svg.INK, classes[i]));
  }

  private static String numbers(int label, int count) {
    return join(
        count,
        i -> {
          String number = Integer.toString(i);
          return i == label
              ? Svg.bold(Svg.middle(x(i), y(-1) + 25, Svg.INK, number))
              : Svg.middle(x(i), y(-1) + 25, Svg.INK, number);
        });
  }

  private static String zeros(int row, int count) {
    return join(count, i -> cell(row, i, 0));
  }

  private static String cells(int row, INDArray values) {
    return join((int) values.length(), i -> cell(row, i, values.getInt(i)));
  }

  private static String cell(int row, int column, int value) {
    double left = x(column) - CELL_WIDTH / 2.0 + 3;
    String number = Integer.toString(value);
    return value == 1
        ? Svg.bar(left, y(row) + 3, CELL_WIDTH - 6, CELL_HEIGHT - 6, Svg.BLUE)
            + Svg.bold(Svg.middle(x(column), y(row) + 25, "#fff", number))
        : Svg.box(left, y(row) + 3, CELL_WIDTH - 6, CELL_HEIGHT - 6, Svg.GREY)
            + Svg.middle(x(column), y(row) + 25, Svg.INK, number);
  }

  private static String join(int count, IntFunction<String> element) {
    return String.join("", IntStream.range(0, count).mapToObj(element).toList());
  }

  private static double x(int column) {
    return LEFT + (column + 0.5) * CELL_WIDTH;
  }

  /** Returns the upper edge of a row. Rows -2 and -1 are the headings above the cells. */
  private static double y(int row) {
    return row < 0 ? TOP + row * 28 : TOP + 12 + row * CELL_HEIGHT;
  }

  private static String text(INDArray row) {
    return IntStream.range(0, (int) row.length()).map(row::getInt).boxed().toList().toString();
  }
}
