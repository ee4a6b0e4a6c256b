package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 02: one-hot rows, softmax, and an activation of one's own. */
public final class SoftmaxExercises {
  private static final Check<double[]> ROW =
      ArrayCheck.of("the row of label 4, with six classes", new double[] {0, 0, 0, 0, 1, 0}, 0)
          .because("Counting starts at 0: label 4 means the fifth place.")
          .hint(
              Hint.when(
                  row -> row.length == 6 && row[3] == 1,
                  "Counting starts at 0: label 0 means the first place."))
          .hint(Hint.when(row -> row.length != 6, "Six classes need six places."));

  private static final Check<double[]> LABELS =
      ArrayCheck.of("the labels of the three rows", new double[] {1, 2, 0}, 0)
          .because("The label is the place of the 1, counted from 0.")
          .hint(
              Hint.when(
                  labels -> Arrays.equals(labels, new double[] {2, 3, 1}),
                  "Counting starts at 0: a 1 in the first place is label 0."));

  private static final double[] EIGHTHS = {0.125, 0.25, 0.625};

  private static final Check<double[]> PROBABILITIES =
      ArrayCheck.of("softmax of ln 1, ln 2 and ln 5", EIGHTHS, 0.0005)
          .because("exp undoes ln, which leaves 1, 2 and 5; their sum is 8.")
          .hint(
              Hint.when(
                  SoftmaxExercises::areRounded, "Nearly. Write the exact values, such as 1 / 8.0."))
          .hint(
              Hint.when(
                  p -> Arrays.equals(p, new double[3]), Hint.droppedFraction("1 / 8", "1 / 8.0")))
          .hint(
              Hint.when(
                  p -> p.length == 3 && Math.abs(p[0] - 1) < 1e-9 && Math.abs(p[2] - 5) < 1e-9,
                  "Those are the exponentials; divide each by their sum."))
          .hint(
              Hint.when(
                  p ->
                      p.length == 3
                          && p[0] == 0
                          && Math.abs(p[2] - Math.log(5) / Math.log(10)) < 0.005,
                  "Those are shares of the scores; take the exponential of each first."));

  private static final FunctionCheck<List<Integer>, double[]> ONE_HOT =
      FunctionCheck.<List<Integer>, double[]>of("a one-hot function of your own", Arrays::equals)
          .on(
              List.of(2, 5),
              new double[] {0, 0, 1, 0, 0},
              "There are as many places as classes, and the label is the place of the 1.")
          .on(List.of(0, 2), new double[] {1, 0}, "Label 0 means the first place.")
          .on(List.of(3, 4), new double[] {0, 0, 0, 1}, "There are as many places as classes.")
          .because("It takes an array of zeros and one assignment.");

  private static final Check<String> ORDER_OF_STEPS =
      Check.<String>of(
              "the steps of softmax", String::isBlank, order -> letters(order).equals("DCAB"))
          .because("First the shift, then the exponentials, their sum, and the shares.")
          .hint(
              Hint.when(
                  order -> !letters(order).matches("(?!.*(.).*\\1)[A-D]{4}"),
                  "Write each of the letters A, B, C and D once."))
          .hint(
              Hint.when(
                  order -> isBefore(order, "C", "D"),
                  "After the exponentials it is too late for D: they may be infinite already."))
          .hint(
              Hint.when(
                  order -> isBefore(order, "A", "C"),
                  "A adds up the exponentials, so C has to come first."))
          .otherwise("B divides by the sum, so the sum must be known first.");

  private static final FunctionCheck<INDArray, INDArray> SOFTMAX =
      FunctionCheck.ofTensors("a softmax of your own that does not overflow", 1e-6)
          .on(
              numbers(1, 2, 3),
              numbers(0.09003057, 0.24472847, 0.66524096),
              "Divide the exponential of each by the sum of the exponentials.")
          .on(numbers(0, 0), numbers(0.5, 0.5), "Equal scores have equal probabilities.")
          .on(
              numbers(1000, 1000),
              numbers(0.5, 0.5),
              "exp(1000) is infinite: subtract the largest score first.")
          .on(
              numbers(-1000, -1000),
              numbers(0.5, 0.5),
              "exp(-1000) is 0, and 0 / 0 is not a number.")
          .because("Shifting all scores changes nothing, so you can make the largest one 0.");

  /** The scores on which an activation is tried: those of the lesson, and large ones. */
  private static final double[][] TRIED =
      Stream.concat(
              Arrays.stream(SoftmaxRequirements.scoresOfTheLesson()),
              Stream.of(new double[] {-5000, 100}, new double[] {-100, -100}))
          .toArray(double[][]::new);

  private static final Check<UnaryOperator<INDArray>> BETWEEN =
      SoftmaxRequirements.eachOf(
          TRIED, "each value is above 0 and below 1", SoftmaxRequirements.IS_BETWEEN_OR_ROUNDED);

  private static final Check<UnaryOperator<INDArray>> SUM =
      SoftmaxRequirements.eachOf(
          TRIED, "the two values add up to 1", SoftmaxRequirements.HAS_SUM_ONE);

  private static final Check<UnaryOperator<INDArray>> ORDER =
      SoftmaxRequirements.eachOf(
          TRIED,
          "the larger score gets the larger value",
          (z, p) -> Math.signum(z[0] - z[1]) == Math.signum(round(p[0] - p[1])));

  private static final Check<UnaryOperator<INDArray>> OTHER =
      Check.<UnaryOperator<INDArray>>of(
              "it is not softmax",
              own -> own.apply(Nd4j.createFromArray(TRIED)) == null,
              // TRIED begins with the scores 2 and 1
              own ->
                  Math.abs(own.apply(Nd4j.createFromArray(TRIED)).getDouble(0, 0) - 0.731059)
                      > 1e-4)
          .ifItThrows(SoftmaxRequirements.DO_THE_SHAPES_FIT)
          .because("Softmax is not the only way; it is the one with p1 = sigmoid(z1 - z2).")
          .otherwise("It turns 2 and 1 into the same values as softmax. Try another idea.");

  private SoftmaxExercises() {}

  /** Returns the lecture's quiz: which row is right if the scores are 500 and 200? */
  public static Quiz largerScore() {
    return Quiz.ask("A row has the scores 500 and 200. Which two values should they become?")
        .wrong("[0, 0]", "Then the sample would belong to neither class, but it belongs to one.")
        .wrong("[0, 1]", "That is the class with the smaller score.")
        .right("[1, 0]", "The sample belongs to one class, and the first has the larger score.")
        .wrong("[1, 1]", "Then the sample would belong to both classes, but it belongs to one.");
  }

  /** Judges the answer to the lecture's quiz; an answer of 0 counts as not done yet. */
  public static Report largerScore(long choice) {
    return Report.of("Quiz", largerScore().judge(choice));
  }

  /** Returns a quiz about numbers as targets. */
  public static Quiz whyNotNumbers() {
    return Quiz.ask("Cat 1, dog 2, horse 3: what is wrong with these numbers as labels?")
        .wrong("they are too large", "Divided by 3 they would be small, but just as wrong.")
        .right(
            "they put dog between cat and horse",
            "The numbers have an order and distances; the animals do not.")
        .wrong("they should start at 0", "0, 1, 2 have the same order and distances.")
        .wrong("nothing", "The mean of a cat and a horse would be a dog.");
  }

  /** Returns a quiz about adding the same number to all scores. */
  public static Quiz shifted() {
    return Quiz.ask("You add 7 to each of three scores. What happens to their probabilities?")
        .wrong("all probabilities grow", "They add up to 1, so they cannot all grow.")
        .wrong("the largest grows most", "All exponentials are multiplied by the same exp(7).")
        .right("nothing changes", "exp(7) is in the numerator and the denominator, and cancels.")
        .wrong("it overflows", "A 7 is harmless, and the shift takes care of larger numbers.");
  }

  /** Returns a quiz about one-hot rows that lack a column. */
  public static Quiz missingColumn() {
    return Quiz.ask(
            "A net for ten classes expects y of shape (n, 10), but toCategorical(testLabels),"
                + " without the number of classes, has the shape (n, 9). What went wrong?")
        .wrong("an image is missing", "Images are rows; it is a column that is missing.")
        .wrong("counting starts at 0", "It does, and so labels from 0 to 9 need ten columns.")
        .wrong("two images have the same label", "Then two rows are equal, which is harmless.")
        .right(
            "no test image has label 9",
            "Without a number of classes, the largest label sets the number of columns; write"
                + " toCategorical(testLabels, 10).");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long whyNotNumbers, long shifted, long missingColumn) {
    return Report.of(
        "Quizzes",
        whyNotNumbers().judge(whyNotNumbers),
        shifted().judge(shifted),
        missingColumn().judge(missingColumn));
  }

  /** Judges a one-hot row, and the labels of three given rows. */
  public static Report rows(double[] row, double[] labels) {
    return Report.of("Rows", ROW.judge(row), LABELS.judge(labels));
  }

  /** Judges the softmax of three scores. */
  public static Report probabilities(double[] probabilities) {
    return Report.of("By hand", PROBABILITIES.judge(probabilities));
  }

  /** Judges a function from a label and the number of classes to a one-hot row. */
  public static Report oneHot(BiFunction<Integer, Integer, double[]> answer) {
    return Report.of("One-hot", ONE_HOT.judge(pair -> answer.apply(pair.get(0), pair.get(1))));
  }

  /** Judges the order of the steps of softmax, such as "ABCD". */
  public static Report order(String letters) {
    return Report.of("Order", ORDER_OF_STEPS.judge(letters));
  }

  /** Judges a function from scores [k] to probabilities [k]. */
  public static Report softmax(UnaryOperator<INDArray> answer) {
    return Report.of("Softmax", SOFTMAX.judge(answer));
  }

  /**
   * Judges an activation function from scores [n,2] to probabilities [n,2], which must not be
   * softmax.
   */
  public static Report ownActivation(UnaryOperator<INDArray> answer) {
    return Report.of(
        "Challenge",
        BETWEEN.judge(answer),
        SUM.judge(answer),
        ORDER.judge(answer),
        OTHER.judge(answer));
  }

  /** Returns the letters of an order in upper case, without what separates them. */
  private static String letters(String order) {
    return order.replaceAll("[\\s,;-]", "").toUpperCase(Locale.ROOT);
  }

  private static boolean isBefore(String order, String first, String second) {
    return letters(order).indexOf(first) < letters(order).indexOf(second);
  }

  private static boolean areRounded(double... p) {
    return p.length == EIGHTHS.length
        && IntStream.range(0, p.length).allMatch(i -> Math.abs(p[i] - EIGHTHS[i]) < 0.0051);
  }

  private static double round(double difference) {
    return Math.abs(difference) < 1e-9 ? 0 : difference;
  }

  private static INDArray numbers(double... values) {
    return Nd4j.createFromArray(values);
  }
}
