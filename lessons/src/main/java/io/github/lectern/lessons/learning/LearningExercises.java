package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The exercises of notebook 08: a step, bugs in a backward pass, the slope of an activation, weight
 * decay, a gradient checker, and how often a small net fails to learn XOR.
 */
public final class LearningExercises {
  /** The learning rate of the exercise on weight decay. */
  public static final double RATE = 0.1;

  /** The factor of the weights in the exercise on weight decay. */
  public static final double DECAY = 0.01;

  private static final double NEAR = 1e-9;
  private static final long FEWEST_FAILURES = 80;
  private static final long MOST_FAILURES = 90;
  private static final INDArray WEIGHTS = Nd4j.createFromArray(new double[][] {{2, -1}, {0.5, 4}});
  private static final INDArray SLOPES = Nd4j.createFromArray(new double[][] {{1, 0}, {-3, 0.2}});
  private static final INDArray PLACE =
      Nd4j.createFromArray(new double[][] {{1, -2, 0.5}, {3, 0, 2}});

  private static final Check<Double> STEP =
      Check.decimal("the weight after the step", 1.85, NEAR)
          .because("2 − 0.1 × 1.5 = 1.85.")
          .hint(Hint.to(2.15, "That goes uphill. The step is subtracted."))
          .hint(Hint.to(0.5, "That subtracts the whole slope. Multiply it by the learning rate."))
          .hint(Hint.to(0.15, "That is the length of the step. Where does it lead?"))
          .otherwise("The new weight is the old one minus the learning rate times the slope.");

  private static final Check<Double> OVERSHOOT =
      Check.<Double>of(
              "the learning rate beyond which steps grow",
              answer -> answer.isNaN(),
              answer -> Math.abs(answer - 0.5) <= NEAR)
          .because("A step multiplies w by 1 − 4r, and beyond r = 0.5 that is below −1.")
          .hint(Hint.to(0.0, Hint.droppedFraction("1 / 2", "1 / 2.0")))
          .hint(Hint.to(0.25, "With 0.25 a single step reaches the bottom. How far can you go?"))
          .hint(Hint.to(1.0, "A step multiplies w by 1 − 4r. With r = 1, that is −3."))
          .otherwise("Write the step as w times a factor. When is the factor below −1?");

  private static final FunctionCheck<Double, Double> SWISH =
      FunctionCheck.ofNumbers("the slope of swish", 1e-9)
          .on(0.0, swishSlope(0), "At 0, only sigmoid(0) remains of the product rule.")
          .on(2.0, swishSlope(2), "The product rule has two terms: s, and z times s (1 − s).")
          .on(-3.0, swishSlope(-3), "For a negative z, the second term is negative.")
          .because(
              "s + z s (1 − s), with s = sigmoid(z). For large z it is nearly 1, like relu's.");

  private static final Check<BinaryOperator<INDArray>> WEIGHT_DECAY =
      Check.<BinaryOperator<INDArray>>of(
              "a step with weight decay",
              step -> moved(step) == null,
              step -> isNear(moved(step), decayed(1), NEAR) && !overwrites(step))
          .because("The step also pulls each weight towards 0, in proportion to its size.")
          .hint(
              Hint.when(
                  LearningExercises::overwrites,
                  "Your method changes the weights or the slopes that it is given. subi, addi and"
                      + " muli do that; sub, add and mul return a new tensor."))
          .hint(
              Hint.when(
                  step -> isNear(moved(step), decayed(0), NEAR),
                  "That is a plain step, without decay."))
          .hint(
              Hint.when(
                  step -> isNear(moved(step), decayed(-1), NEAR),
                  "Now the weights grow. The decay is added to the slope."))
          .hint(
              Hint.when(
                  step -> isNear(moved(step), decayed(0).sub(WEIGHTS.mul(DECAY)), NEAR),
                  "The decay belongs to the gradient, so the learning rate multiplies it as well."))
          .otherwise("The gradient of the penalty is d w: step by r (slope + d w).");

  private static final Check<Slope> CHECKER =
      Check.<Slope>of(
              "a gradient checker",
              slope -> byTrial(slope) == null,
              slope -> isNear(byTrial(slope), byFormula(1), 1e-6))
          .because("It needs no formula, so it can check any.")
          .hint(
              Hint.when(
                  slope -> !byTrial(slope).equalShapes(PLACE),
                  "Return a matrix of the shape of w: begin with Nd4j.zeros(DataType.DOUBLE,"
                      + " w.shape())."))
          .hint(
              Hint.when(
                  LearningExercises::movesAway,
                  "Your function changes w. Write the slopes into a matrix of their own, and"
                      + " restore each element before you go on."))
          .hint(
              Hint.when(
                  slope -> isNear(byTrial(slope), byFormula(2.0), 1e-3),
                  "That is twice the slope. The two points are 2h apart, so divide by 2h."))
          .hint(
              Hint.when(
                  slope -> isNear(byTrial(slope), byFormula(0.5), 1e-3),
                  "That is half the slope: between w and w + h, the distance is h."))
          .hint(
              Hint.when(
                  slope -> isNear(byTrial(slope), byFormula(1.0), 0.1),
                  "Nearly. Measure on both sides, and take an h of about 0.00001."))
          .otherwise(
              "The slope of element i is (f(w with h more there) − f(w with h less there)) / 2h."
                  + " Did you restore the element before you went on?")
          .ifItThrows("Loop over w.length() elements, with getDouble(i) and putScalar(i, value).");

  private static final Check<Long> FAILURES =
      Check.<Long>of(
              "how many of 100 seeds fail",
              count -> count == 0,
              count -> count >= FEWEST_FAILURES && count <= MOST_FAILURES)
          .because("Two relu nodes are enough for XOR on paper, but training rarely finds the way.")
          .hint(
              Hint.when(
                  count -> count >= 100 - MOST_FAILURES && count <= 100 - FEWEST_FAILURES,
                  "Is that how often it succeeds? Count the failures."))
          .hint(Hint.when(count -> count > 100, "There are only 100 seeds."))
          .hint(
              Hint.when(
                  count -> count == 100,
                  "Not all seeds fail. Is the learning rate 0.5? That of \"sgd\" is 0.01. Are there"
                      + " 500 epochs?"))
          .hint(
              Hint.when(
                  count -> count > MOST_FAILURES,
                  "Nearly, but fewer seeds fail. Do all four samples form one batch, batchSize(4),"
                      + " and is the optimizer SGD?"))
          .otherwise(
              "More seeds fail. Are there two hidden nodes, and is relu their activation function?"
                  + " With more nodes, fewer seeds fail.");

  private LearningExercises() {}

  /** Judges one step, and the learning rate at which steps on 2w² begin to grow. */
  public static Report step(double weight, double rate) {
    return Report.of("Step", STEP.judge(weight), OVERSHOOT.judge(rate));
  }

  /** Judges a backward pass. The starter, with its three bugs, counts as not done yet. */
  public static Report backward(Backward answer) {
    return Report.of("Backward", BackwardCheck.judge(answer));
  }

  /** Judges the derivative of swish(z) = z sigmoid(z). */
  public static Report swish(UnaryOperator<Double> answer) {
    return Report.of("Swish", SWISH.judge(answer));
  }

  // d/dz (z s) = s + z s (1 - s)
  private static double swishSlope(double z) {
    double s = sigmoid(z);
    return s + z * s * (1 - s);
  }

  /**
   * Judges a step with weight decay.
   *
   * @param answer a function of the weights and their slopes
   */
  public static Report weightDecay(BinaryOperator<INDArray> answer) {
    return Report.of("Weight decay", WEIGHT_DECAY.judge(answer));
  }

  private static INDArray moved(BinaryOperator<INDArray> step) {
    return step.apply(WEIGHTS.dup(), SLOPES.dup());
  }

  private static boolean overwrites(BinaryOperator<INDArray> step) {
    INDArray weights = WEIGHTS.dup();
    INDArray slopes = SLOPES.dup();
    INDArray moved = step.apply(weights, slopes);
    return moved != null && !(isNear(weights, WEIGHTS, 0) && isNear(slopes, SLOPES, 0));
  }

  // w - r (g + d w)
  private static INDArray decayed(int sign) {
    return WEIGHTS.sub(SLOPES.add(WEIGHTS.mul(sign * DECAY)).mul(RATE));
  }

  /**
   * Judges the lengths of the weights after training with weight decay and without.
   *
   * @param withDecay the length after 2000 steps with decay
   * @param without the length after 2000 plain steps
   */
  public static Report decayTraining(double withDecay, double without) {
    return DecayTraining.judge(withDecay, without);
  }

  /** Judges a gradient checker on a function whose slopes depend on all elements. */
  public static Report checker(Slope answer) {
    return Report.of("Gradient checker", CHECKER.judge(answer));
  }

  /**
   * Judges slopes by trial against those of a net.
   *
   * @param trial the student's slopes, or null
   * @param slopes the gradient of the net for the same weights
   */
  public static Report checkedNet(INDArray trial, INDArray slopes) {
    return Report.of(
        "A net, checked",
        ArrayCheck.of("the slopes of the first layer by trial", slopes, LargestDifference.TOLERANCE)
            .because("They are those of net.gradients, up to 1e-6.")
            .hint(
                Hint.when(
                    answer -> isNear(answer, slopes.neg(), LargestDifference.TOLERANCE),
                    "The sign is wrong: a slope is positive where a larger weight means more loss."))
            .judge(trial));
  }

  private static INDArray byTrial(Slope slope) {
    return slope.of(LearningExercises::cubes, PLACE.dup());
  }

  private static boolean movesAway(Slope slope) {
    INDArray w = PLACE.dup();
    slope.of(LearningExercises::cubes, w);
    return !isNear(w, PLACE, 1e-3);
  }

  // f(w) = sum_i w_i^3 + (sum_i w_i)^2
  private static double cubes(INDArray w) {
    double sum = w.sumNumber().doubleValue();
    return w.mul(w).mul(w).sumNumber().doubleValue() + sum * sum;
  }

  // df/dw_i = 3 w_i^2 + 2 sum_k w_k
  private static INDArray byFormula(double factor) {
    double sum = PLACE.sumNumber().doubleValue();
    return PLACE.mul(PLACE).mul(3).add(2 * sum).mul(factor);
  }

  /** Judges the number of seeds from which two relu nodes fail to learn XOR, and the reason. */
  public static Report failures(long count, long why) {
    return Report.of("Challenge", FAILURES.judge(count), why().judge(why));
  }

  /** Returns the quiz about the losses at which training gets stuck. */
  public static Quiz why() {
    return Quiz.ask(
            "Many runs end with a loss of 0.35, 0.48 or 0.69. Why does training get stuck there?")
        .wrong("500 epochs are too few", "Try 1,000: the losses stay where they are.")
        .wrong("the learning rate is too small", "A larger step times a slope of 0 is still 0.")
        .right(
            "mostly, both nodes are silent for several samples, and nothing tells these apart",
            "A silent relu has the slope 0. If three samples share a probability of 1/3 and the"
                + " fourth is right, the loss is 0.48; if all four share 1/2, it is ln 2 = 0.69.")
        .wrong("XOR needs more than two nodes", "Notebook 04 has the weights: two are enough.");
  }

  private static boolean isNear(INDArray answer, INDArray expected, double tolerance) {
    return answer.equalShapes(expected)
        && Transforms.abs(answer.sub(expected)).maxNumber().doubleValue() <= tolerance;
  }
}
