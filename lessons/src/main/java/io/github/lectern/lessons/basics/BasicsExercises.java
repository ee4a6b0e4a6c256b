package io.github.lectern.lessons.basics;

import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exercises of notebook 00: Java's arithmetic, shapes, views and copies, a calculation without
 * a loop, and a picture.
 */
public final class BasicsExercises {
  private static final Check<long[]> SLICE =
      ArrayCheck.shape("the shape of images.slice(0)", 28, 28)
          .because("It is the first image.")
          .hint(shape("That is all of them; slice takes one entry of axis 0.", 60000, 28, 28))
          .hint(shape("The axis from which slice takes one entry disappears.", 1, 28, 28))
          .hint(lengths(2, "Axis 0 disappears, and the other two stay as they are."));

  private static final Check<long[]> RESHAPED =
      ArrayCheck.shape("the shape of images.reshape(-1, 784)", 60000, 784)
          .because("28 · 28 = 784, so there is one row for each image.")
          .hint(shape("-1 is not a length; it stands for \"whatever is left\".", -1, 784))
          .hint(shape("reshape keeps all the numbers; this would be one image.", 1, 784))
          .hint(lengths(2, "There are 60000 · 28 · 28 numbers, in rows of 784."));

  private static final Check<long[]> COLUMN =
      ArrayCheck.shape("the shape of y.getColumn(3, true)", 60000, 1)
          .because("true keeps the second axis, with a length of 1.")
          .hint(shape("That is getColumn(3); true keeps the second axis.", 60000))
          .hint(shape("That is a row; a column has a number for each image.", 1, 10))
          .hint(lengths(2, "A column has one number from each of the 60,000 rows."));

  private static final Check<long[]> LARGEST =
      ArrayCheck.shape("the shape of y.argMax(1)", 60000)
          .because("Axis 1 disappears, which leaves one class for each image.")
          .hint(shape("That is argMax(0); the axis that you name disappears.", 10))
          .hint(shape("Axis 1 disappears altogether: a vector has one length.", 60000, 1))
          .hint(lengths(1, "The axis that you name disappears, and the other one stays."));

  private static final FunctionCheck<Labelled, Double> ACCURACY =
      FunctionCheck.<Labelled, Double>of(
              "accuracy", (right, answer) -> Math.abs(right - answer) < 1e-6)
          .on(
              Labelled.of(0, 1, 2, 0),
              0.75,
              "Compare p.argMax(1) with y.argMax(1), use castTo, and take the mean.")
          .on(Labelled.of(0, 1, 2, 1), 1.0, "Here every row is right.")
          .on(Labelled.of(1, 2, 0, 0), 0.0, "Here no row is right.")
          .because("The mean of ones and zeros is the share of the ones.");

  private static final Check<INDArray> PICTURE =
      Check.<INDArray>of(
              "a symmetric picture",
              answer -> answer.isEmpty() || answer.maxNumber().doubleValue() == 0,
              answer -> complaint(answer).isEmpty())
          .because("Its left half is the mirror image of its right half.")
          .otherwise(BasicsExercises::complaint);

  /** Probabilities of four samples, and their labels as one-hot rows. */
  private record Labelled(INDArray p, INDArray y) {
    private static final double[][] P = {
      {0.8, 0.1, 0.1}, {0.2, 0.7, 0.1}, {0.3, 0.3, 0.4}, {0.1, 0.5, 0.4}
    };

    static Labelled of(int... classes) {
      double[][] labels = new double[classes.length][P[0].length];
      for (int i = 0; i < classes.length; i++) {
        labels[i][classes[i]] = 1;
      }
      return new Labelled(matrix(P), matrix(labels));
    }

    @Override
    public String toString() {
      return "four samples whose classes are " + Arrays.toString(y.argMax(1).toLongVector());
    }
  }

  private BasicsExercises() {}

  /** Returns a quiz about a calculation with whole numbers. */
  public static Quiz arithmetic() {
    return Quiz.ask("What is 1 / 2 * 10.0?")
        .wrong("5.0", "1 / 2 comes first, and both numbers are whole.")
        .right("0.0", "1 / 2 is 0, and 0 times 10.0 is 0.0.")
        .wrong("0.05", "Java works from left to right, so 10.0 is not part of the denominator.")
        .wrong("an error", "A whole number may be multiplied by a double.");
  }

  /** Returns a quiz about calls that change a tensor. */
  public static Quiz inPlace() {
    return Quiz.ask("Which line changes the tensor t?")
        .wrong("t.mul(2)", "It returns a new tensor, which nobody keeps.")
        .wrong("var u = t", "It gives t a second name.")
        .right("t.muli(2)", "The i stands for \"in place\".")
        .wrong("t.dup().muli(2)", "It changes the copy.");
  }

  /** Returns a quiz about a reshaped tensor. */
  public static Quiz reshaped() {
    return Quiz.ask("var B = A.reshape(4, 3); B.muli(0); what does A contain now?")
        .wrong("the numbers from before", "reshape does not copy if it can avoid it.")
        .right("zeros only", "B shows the numbers of A in another shape.")
        .wrong("zeros, in the shape (4, 3)", "Its numbers have changed, but not its shape.")
        .wrong("nothing: it is an error", "Multiplying by 0 is allowed.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long arithmetic, long inPlace, long reshaped) {
    return Report.of(
        "Quizzes",
        arithmetic().judge(arithmetic),
        inPlace().judge(inPlace),
        reshaped().judge(reshaped));
  }

  /** Judges the shapes of two results of images and of two results of labels. */
  public static Report shapes(long[] slice, long[] reshaped, long[] column, long[] largest) {
    return Report.of(
        "Shapes",
        SLICE.judge(slice),
        RESHAPED.judge(reshaped),
        COLUMN.judge(column),
        LARGEST.judge(largest));
  }

  /** Judges a method that returns the share of rows whose largest probability is at the label. */
  public static Report accuracy(BiFunction<INDArray, INDArray, Double> answer) {
    return Report.of("Accuracy", ACCURACY.judge(l -> answer.apply(l.p().dup(), l.y().dup())));
  }

  /** Judges a picture of 8 by 8 pixels that is symmetric, but not when turned upside down. */
  public static Report picture(INDArray answer) {
    return Report.of("Challenge", PICTURE.judge(answer));
  }

  private static INDArray matrix(double[][] numbers) {
    return Nd4j.createFromArray(numbers);
  }

  /** Returns what the picture lacks, or an empty text if it lacks nothing. */
  private static String complaint(INDArray picture) {
    if (!Arrays.equals(picture.shape(), new long[] {8, 8})) {
      return "Expected shape [8, 8] but got %s.".formatted(Arrays.toString(picture.shape()));
    }
    if (picture.minNumber().doubleValue() < 0 || picture.maxNumber().doubleValue() > 1) {
      return "Every number must lie between 0 and 1.";
    }
    long lit = lit(picture);
    if (lit < 10 || lit > 40) {
      return "Expected 10 to 40 pixels above 0.5 but got %d.".formatted(lit);
    }
    return asymmetry(picture);
  }

  private static long lit(INDArray picture) {
    return Arrays.stream(picture.dup('c').data().asDouble()).filter(pixel -> pixel > 0.5).count();
  }

  private static String asymmetry(INDArray picture) {
    boolean upsideDown = true;
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        double pixel = picture.getDouble(row, column);
        if (pixel != picture.getDouble(row, 7 - column)) {
          return "Row %d is not symmetric: the pixels in columns %d and %d differ."
              .formatted(row, column, 7 - column);
        }
        upsideDown &= pixel == picture.getDouble(7 - row, column);
      }
    }
    return upsideDown ? "It looks the same upside down; give it a top and a bottom." : "";
  }

  private static Hint<long[]> shape(String text, long... wrong) {
    return Hint.when(shape -> Arrays.equals(shape, wrong), text);
  }

  private static Hint<long[]> lengths(int count, String text) {
    return Hint.when(shape -> shape.length == count, text);
  }
}
