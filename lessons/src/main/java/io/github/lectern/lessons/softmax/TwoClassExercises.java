package io.github.lectern.lessons.softmax;

import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exercises of notebook 03: sigmoid or softmax, their parameters, and how to convert one to the
 * other.
 */
public final class TwoClassExercises {
  private static final long ALL_PIXELS = 785;
  private static final double ACCURACY_TO_KEEP = 0.82;

  private static final Check<Long> SIGMOID =
      Check.whole("parameters of a sigmoid on 3,072 numbers", 3_073)
          .because("A weight for each number, and one bias.")
          .hint(Hint.to(3_072L, "Those are the weights; the bias is learnt as well."))
          .hint(Hint.to(6_146L, "That is softmax: sigmoid has a single output."))
          .otherwise("One output: a weight for each of the 3,072 numbers, and a bias.");

  private static final Check<Long> SOFTMAX =
      Check.whole("parameters of a softmax over five classes on 3,072 numbers", 15_365)
          .because("Five columns of 3,072 weights, and five biases.")
          .hint(Hint.to(15_360L, "Those are the weights; each class has a bias, too."))
          .hint(Hint.to(15_361L, "Each class has a bias of its own."))
          .otherwise("Five outputs, each with 3,072 weights and a bias.");

  private static final Check<Double> SCORE =
      Check.decimal("the score whose sigmoid is the second value of softmax(7, 9)", 2, 1e-9)
          .because("Only the difference matters: softmax(7, 9) = softmax(0, 2).")
          .hint(Hint.to(-2.0, "That gives the first value. The second one has the larger score."))
          .hint(Hint.to(9.0, "sigmoid compares with 0; here the other score is 7."))
          .otherwise("By how much is the second score larger than the first?");

  private static final FunctionCheck<INDArray, INDArray> ONE_COLUMN =
      FunctionCheck.ofTensors("one column of weights for two", 1e-6)
          .on(
              Nd4j.createFromArray(new double[][] {{1, 4}, {2, 2}, {5, -1}}),
              Nd4j.createFromArray(new double[][] {{3}, {0}, {-6}}),
              "The column of class 1 minus the column of class 0, as a matrix with one column.")
          .on(
              Nd4j.createFromArray(new double[][] {{0.5, 0.25}}),
              Nd4j.createFromArray(new double[][] {{-0.25}}),
              "Keep a matrix with a single column, even for a single row.")
          .because("What softmax learns in two columns, sigmoid keeps in their difference.");

  private static final Check<Long> FEWER =
      Check.<Long>of(
              "fewer than 785 parameters", parameters -> parameters == 0, n -> n < ALL_PIXELS)
          .because("Neighbouring pixels say nearly the same.")
          .otherwise(n -> "Yours has %,d.".formatted(n));

  private static final Check<Double> AS_GOOD =
      Check.<Double>of(
              "at least 82 of 100 test pictures right", a -> a == 0, a -> a >= ACCURACY_TO_KEEP)
          .because("Most of what tells a pullover from a coat survives.")
          .otherwise(
              a -> "Yours gets %.1f of 100. More epochs, or other inputs?".formatted(100 * a));

  private TwoClassExercises() {}

  /** Returns a quiz about the last layer for two classes. */
  public static Quiz spam() {
    return Quiz.ask("Is a message spam or not? Which last layer has the fewest parameters?")
        .right("Dense(1, sigmoid)", "Two classes: one score, compared with 0, is enough.")
        .wrong("Dense(2, softmax)", "It can do the same with twice as many parameters.")
        .wrong("Dense(1, softmax)", "Softmax of a single score is always 1.")
        .wrong("Dense(2, sigmoid)", "Two probabilities that need not add up to 1.");
  }

  /** Returns a quiz about the last layer for ten classes. */
  public static Quiz digits() {
    return Quiz.ask("Which digit from 0 to 9 is in the picture? Which last layer?")
        .wrong("Dense(1, sigmoid)", "One probability cannot tell ten classes apart.")
        .wrong("Dense(9, softmax)", "One place for each class: there are ten digits.")
        .right("Dense(10, softmax)", "Ten scores compete; their probabilities add up to 1.")
        .wrong("Dense(10, sigmoid)", "Then a picture could be a 3 and an 8 at once.");
  }

  /** Returns a quiz about the last layer if several classes may apply at once. */
  public static Quiz tags() {
    return Quiz.ask(
            "Which of the tags beach, dog and sunset fit a photo? Several may. Which layer?")
        .wrong(
            "Dense(3, softmax)", "Its probabilities add up to 1: each tag takes from the others.")
        .right("Dense(3, sigmoid)", "Three questions with yes or no, each by itself.")
        .wrong(
            "Dense(8, softmax)", "A class for each combination works, but 20 tags would need 2^20.")
        .wrong("Dense(1, sigmoid)", "One probability answers one question; here are three.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long spam, long digits, long tags) {
    return Report.of("Quizzes", spam().judge(spam), digits().judge(digits), tags().judge(tags));
  }

  /** Judges the numbers of parameters of a sigmoid layer and a softmax layer. */
  public static Report counts(long sigmoid, long softmax) {
    return Report.of("Counts", SIGMOID.judge(sigmoid), SOFTMAX.judge(softmax));
  }

  /** Judges the score whose sigmoid is the second value of softmax(7, 9). */
  public static Report score(double score) {
    return Report.of("Score", SCORE.judge(score));
  }

  /** Judges a function that converts softmax weights [k,2] to sigmoid weights [k,1]. */
  public static Report oneColumn(UnaryOperator<INDArray> answer) {
    return Report.of("One column", ONE_COLUMN.judge(answer));
  }

  /** Judges a net for two classes by its number of parameters and its accuracy. */
  public static Report fewer(Sequential net, Evaluation test) {
    return fewer(net.countParams(), test.get("accuracy"));
  }

  /** Judges a number of parameters and an accuracy; a value of 0 counts as not done yet. */
  public static Report fewer(long parameters, double accuracy) {
    return Report.of("Challenge", FEWER.judge(parameters), AS_GOOD.judge(accuracy));
  }
}
