package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Result;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The check of the exercise in which three bugs are hidden in a backward pass: the sign of the
 * error, the slope of the hidden sigmoid, and the gradient of the hidden biases.
 */
final class BackwardCheck {
  private static final double TOLERANCE = 1e-9;
  private static final List<String> NAMES = List.of("dW1", "db1", "dW2", "db2");
  private static final INDArray X =
      Nd4j.createFromArray(new double[][] {{0.5, 1}, {-1, 2}, {1.5, -0.5}});
  private static final INDArray Y = Nd4j.createFromArray(new double[][] {{1}, {0}, {1}});
  private static final List<INDArray> W =
      List.of(
          Nd4j.createFromArray(new double[][] {{0.4, -0.3}, {0.2, 0.7}}),
          Nd4j.createFromArray(0.1, -0.2),
          Nd4j.createFromArray(new double[][] {{0.6}, {-0.9}}),
          Nd4j.createFromArray(0.3));

  private static final Check<Backward> CHECK =
      Check.<Backward>of(
              "a backward pass without bugs",
              answer -> isSame(called(answer), pass(-1, 0, true)),
              answer -> isSame(called(answer), pass(1, 1, false)))
          .because("All four gradients are those of the formulas.")
          .hint(
              Hint.when(
                  answer -> called(answer).size() != 4,
                  "Return four arrays: dW1, db1, dW2 and db2."))
          .hint(
              Hint.when(
                  answer -> shapesDiffer(called(answer)),
                  "A gradient must have the shape of its weights."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer).get(2), pass(-1, 1, false).get(2)),
                  "dW2 has the wrong sign, so each step goes uphill. The error is p − y."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer).get(0), pass(1, 0, false).get(0)),
                  "dW1 lacks a factor. The slope of the hidden sigmoid is h (1 − h)."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer).get(1), pass(1, 1, true).get(1)),
                  "db1 is a mean. dz2 is already divided by n, so add up the rows of dz1."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer).get(0), pass(1, 1, false).get(0).neg()),
                  "dW1 has the wrong sign. The slope of the hidden sigmoid is h (1 − h), which is"
                      + " positive."))
          .hint(
              Hint.when(
                  answer -> isNear(called(answer).get(2), pass(1, 1, false).get(2).mul(X.size(0))),
                  "dW2 is n times too large. The loss is the mean over n samples, so divide dz2 by"
                      + " n."))
          .otherwise(
              answer -> "Wrong: " + wrong(called(answer)) + ". Compare the line with its formula.");

  private BackwardCheck() {}

  static Result judge(Backward answer) {
    return CHECK.judge(answer);
  }

  private static List<INDArray> called(Backward answer) {
    return answer.gradients(X, Y, W);
  }

  /**
   * Returns the gradients, with some of the bugs.
   *
   * @param sign 1, or -1 for y - p
   * @param power the exponent of h in the slope of the hidden sigmoid: 1, or 0 if h is missing
   * @param takesMean whether db1 is a mean instead of a sum
   */
  static List<INDArray> pass(int sign, int power, boolean takesMean) {
    INDArray h = sigmoid(X.mmul(W.get(0)).add(W.get(1)));
    INDArray p = sigmoid(h.mmul(W.get(2)).add(W.get(3)));
    INDArray dz2 = p.sub(Y).mul(sign).div(X.size(0));
    INDArray slope = h.rsub(1).mul(power == 1 ? h : Nd4j.onesLike(h));
    INDArray dz1 = dz2.mmul(W.get(2).transpose()).mul(slope);
    return List.of(
        X.transpose().mmul(dz1),
        takesMean ? dz1.mean(0) : dz1.sum(0),
        h.transpose().mmul(dz2),
        dz2.sum(0));
  }

  private static boolean shapesDiffer(List<INDArray> found) {
    return IntStream.range(0, W.size())
        .anyMatch(i -> !Arrays.equals(found.get(i).shape(), W.get(i).shape()));
  }

  private static String wrong(List<INDArray> found) {
    List<INDArray> right = pass(1, 1, false);
    return IntStream.range(0, right.size())
        .filter(i -> !isNear(found.get(i), right.get(i)))
        .mapToObj(NAMES::get)
        .collect(Collectors.joining(", "));
  }

  private static boolean isSame(List<INDArray> found, List<INDArray> expected) {
    return found.size() == expected.size()
        && IntStream.range(0, expected.size()).allMatch(i -> isNear(found.get(i), expected.get(i)));
  }

  private static boolean isNear(INDArray found, INDArray expected) {
    return Arrays.equals(found.shape(), expected.shape())
        && Transforms.abs(found.sub(expected)).maxNumber().doubleValue() <= TOLERANCE;
  }
}
