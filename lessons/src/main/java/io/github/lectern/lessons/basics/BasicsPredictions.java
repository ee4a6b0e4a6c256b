package io.github.lectern.lessons.basics;

import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/**
 * The predictions of notebook 00. Each is a quiz that students answer before they run the cell that
 * shows the result.
 *
 * <pre>{@code
 * display(BasicsPredictions.division());
 * BasicsPredictions.division(2)
 * }</pre>
 */
public final class BasicsPredictions {
  private BasicsPredictions() {}

  /** Returns a quiz about the division of two whole numbers. */
  public static Quiz division() {
    return Quiz.ask("What is 7 / 2 in Java?")
        .wrong("3.5", "In Python it is. In Java, dividing whole numbers gives a whole number.")
        .right("3", "Both numbers are whole, so the result is whole: the fraction is dropped.")
        .wrong("4", "The fraction is dropped, not rounded.")
        .wrong("an error", "Java divides without complaint, so you have to watch out.");
  }

  /** Judges the prediction of the division. */
  public static Report division(long choice) {
    return report(division(), choice);
  }

  /** Returns a quiz about the shape of a column. */
  public static Quiz column() {
    return Quiz.ask("A has the shape (3, 4). What is the shape of A.getColumn(1)?")
        .wrong("(3, 1)", "That would be a column. You get it with getColumn(1, true).")
        .wrong("(1, 3)", "That would be a row.")
        .right("(3)", "It has three numbers on a single axis.")
        .wrong("(4)", "A row has 4 numbers; a column has one from each of the 3 rows.");
  }

  /** Judges the prediction of the shape of a column. */
  public static Report column(long choice) {
    return report(column(), choice);
  }

  /** Returns a quiz about a sum over axis 0. */
  public static Quiz sum() {
    return Quiz.ask("A has 3 rows and 4 columns. Which numbers does A.sum(0) contain?")
        .wrong("3 numbers, one for each row", "That is sum(1), which adds along axis 1.")
        .right("4 numbers, one for each column", "It adds along axis 0, that is, down the rows.")
        .wrong("the sum of row 0", "The 0 is an axis, not a row.")
        .wrong("1 number, the sum of all", "That is sumNumber().");
  }

  /** Judges the prediction of a sum over axis 0. */
  public static Report sum(long choice) {
    return report(sum(), choice);
  }

  /** Returns a quiz about the division of a tensor of whole numbers. */
  public static Quiz pixels() {
    return Quiz.ask("The pixels 0, 51 and 255 have the type UINT8. What is div(255) of them?")
        .wrong("0, 0.2 and 1", "The result has the type UINT8 again, which has no fractions.")
        .right("0, 0 and 1", "The result keeps the type, so the fraction is dropped.")
        .wrong("0, 1 and 1", "Fractions are dropped, not rounded up.")
        .wrong("an error", "ND4J divides without complaint, and the image is almost black.");
  }

  /** Judges the prediction of the division of a tensor of whole numbers. */
  public static Report pixels(long choice) {
    return report(pixels(), choice);
  }

  /** Returns a quiz about a change to the row of a matrix. */
  public static Quiz view() {
    return Quiz.ask("var row = A.getRow(0); row.addi(100); what is A now?")
        .wrong("A as it was", "Then row would be a copy. getRow does not copy.")
        .right("A with 100 more in row 0", "The row shows the numbers of A, and addi changes them.")
        .wrong("A with 100 more everywhere", "Only the numbers that the row shows are changed.")
        .wrong("the row with 100 more", "The last line is A, so the notebook shows A.");
  }

  /** Judges the prediction of a change to the row of a matrix. */
  public static Report view(long choice) {
    return report(view(), choice);
  }

  private static Report report(Quiz quiz, long choice) {
    return Report.of("Prediction", quiz.judge(choice));
  }
}
