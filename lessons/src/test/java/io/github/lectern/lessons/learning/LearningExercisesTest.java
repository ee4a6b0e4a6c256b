package io.github.lectern.lessons.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.lessons.check.Report;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class LearningExercisesTest {
  private static final INDArray SLOPES =
      Nd4j.createFromArray(new double[][] {{0.01, -0.02}, {0.03, 0.005}});

  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            LearningExercises.step(0, Double.NaN),
            LearningExercises.backward((x, y, w) -> BackwardCheck.pass(-1, 0, true)),
            LearningExercises.swish(z -> null),
            LearningExercises.weightDecay((w, slope) -> null),
            LearningExercises.checker((f, w) -> null),
            LearningExercises.decayTraining(0, 0),
            LearningExercises.checkedNet(null, SLOPES),
            LearningExercises.failures(0, 0));
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.toString().lines().skip(1))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("not done yet")));
  }

  @Test
  void right_answers_pass() {
    List<Report> reports =
        List.of(
            LearningExercises.step(1.85, 0.5),
            LearningExercises.backward((x, y, w) -> BackwardCheck.pass(1, 1, false)),
            LearningExercises.swish(LearningExercisesTest::swishSlope),
            LearningExercises.weightDecay((w, slope) -> w.sub(slope.add(w.mul(0.01)).mul(0.1))),
            LearningExercises.checker((f, w) -> slopes(f, w, 1e-5, 1e-5, 1)),
            LearningExercises.decayTraining(DecayTraining.length(0.01), DecayTraining.length(0)),
            LearningExercises.checkedNet(SLOPES.add(1e-7), SLOPES.castTo(DataType.FLOAT)),
            LearningExercises.failures(85, 3));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "2.15, 0.5, That goes uphill",
    "0.5, 0.5, That subtracts the whole slope",
    "0.15, 0.5, That is the length of the step",
    "7, 0.5, the old one minus the learning rate",
    "1.85, 0.25, a single step reaches the bottom",
    "1.85, 0, 'so 1 / 2 is 0; write 1 / 2.0'",
    "1.85, 1, 'With r = 1, that is −3'",
    "1.85, 2, When is the factor below −1"
  })
  void wrong_steps_get_their_hints(double weight, double rate, String hint) {
    assertThat(LearningExercises.step(weight, rate).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1, false, each step goes uphill",
    "-1, 0, false, each step goes uphill",
    "1, 0, true, The slope of the hidden sigmoid is h (1 − h)",
    "1, 0, false, The slope of the hidden sigmoid is h (1 − h)",
    "1, 1, true, db1 is a mean"
  })
  void each_bug_gets_its_hint(int sign, int power, boolean takesMean, String hint) {
    assertThat(
            LearningExercises.backward((x, y, w) -> BackwardCheck.pass(sign, power, takesMean))
                .toString())
        .contains(hint);
  }

  @Test
  void other_gradients_are_named_and_an_exception_is_a_wrong_answer() {
    Backward other =
        (x, y, w) -> {
          List<INDArray> right = BackwardCheck.pass(1, 1, false);
          return List.of(right.get(0), right.get(1), right.get(2), right.get(3).mul(7));
        };
    assertThat(LearningExercises.backward(other).toString()).contains("Wrong: db2.");
    Backward sum =
        (x, y, w) ->
            BackwardCheck.pass(1, 1, false).stream().map(gradient -> gradient.mul(3)).toList();
    assertThat(LearningExercises.backward(sum).toString()).contains("so divide dz2 by n");
    Backward negative =
        (x, y, w) -> {
          List<INDArray> right = BackwardCheck.pass(1, 1, false);
          return List.of(right.get(0).neg(), right.get(1).neg(), right.get(2), right.get(3));
        };
    assertThat(LearningExercises.backward(negative).toString()).contains("dW1 has the wrong sign");
    assertThat(LearningExercises.backward((x, y, w) -> List.of()).toString())
        .contains("Return four arrays");
    assertThat(LearningExercises.backward((x, y, w) -> List.of(x, x, x, x)).toString())
        .contains("must have the shape of its weights");
    assertThat(
            LearningExercises.backward(
                    (x, y, w) -> {
                      throw new IllegalStateException("no");
                    })
                .toString())
        .contains("could not be judged");
  }

  @Test
  void the_gradients_of_the_check_are_finite_differences_of_the_loss() {
    assertThat(LearningExercises.backward((x, y, w) -> numeric(x, y, w, 1e-6)).toString())
        .doesNotContain("wrong sign");
    List<INDArray> trial = BackwardCheck.pass(1, 1, false);
    Backward byTrial = (x, y, w) -> numeric(x, y, w, 1e-5);
    LearningExercises.backward(
        (x, y, w) -> {
          assertThat(LargestDifference.of(byTrial.gradients(x, y, w), trial).isEqual()).isTrue();
          return trial;
        });
  }

  @Test
  void wrong_slopes_of_swish_get_a_hint() {
    assertThat(LearningExercises.swish(z -> 0.0).toString()).contains("only sigmoid(0) remains");
    assertThat(LearningExercises.swish(Activations::sigmoid).toString())
        .contains("two terms: s, and z times s (1 − s)");
    assertThat(LearningExercises.swish(z -> swishSlope(Math.abs(z))).toString())
        .contains("For a negative z");
  }

  @Test
  void wrong_decay_gets_its_hint() {
    assertThat(LearningExercises.weightDecay((w, slope) -> w.sub(slope.mul(0.1))).toString())
        .contains("That is a plain step");
    assertThat(
            LearningExercises.weightDecay((w, slope) -> w.sub(slope.sub(w.mul(0.01)).mul(0.1)))
                .toString())
        .contains("Now the weights grow");
    assertThat(
            LearningExercises.weightDecay((w, slope) -> w.sub(slope.mul(0.1)).sub(w.mul(0.01)))
                .toString())
        .contains("the learning rate multiplies it as well");
    assertThat(LearningExercises.weightDecay((w, slope) -> w).toString())
        .contains("step by r (slope + d w)");
  }

  @Test
  void a_step_that_changes_the_weights_or_the_slopes_is_wrong() {
    assertThat(
            LearningExercises.weightDecay((w, slope) -> w.subi(slope.add(w.mul(0.01)).mul(0.1)))
                .toString())
        .contains("a step with weight decay: wrong", "Your method changes the weights");
    assertThat(
            LearningExercises.weightDecay((w, slope) -> w.sub(slope.addi(w.mul(0.01)).muli(0.1)))
                .toString())
        .contains("a step with weight decay: wrong", "or the slopes that it is given");
  }

  @Test
  void a_wrong_checker_gets_its_hint() {
    assertThat(LearningExercises.checker((f, w) -> slopes(f, w, 1e-5, 1e-5, 2)).toString())
        .contains("so divide by 2h");
    assertThat(LearningExercises.checker((f, w) -> slopes(f, w, 1e-5, 0, 0.5)).toString())
        .contains("That is half the slope");
    assertThat(LearningExercises.checker((f, w) -> slopes(f, w, 1e-5, 0, 1)).toString())
        .contains("Measure on both sides");
    assertThat(LearningExercises.checker((f, w) -> slopes(f, w, 0.1, 0.1, 1)).toString())
        .contains("take an h of about 0.00001");
    assertThat(LearningExercises.checker((f, w) -> slopes(f, w, 1e-12, 1e-12, 1)).toString())
        .contains("take an h of about 0.00001");
    assertThat(LearningExercises.checker((f, w) -> w).toString())
        .contains("Did you restore the element");
    assertThat(LearningExercises.checker((f, w) -> w.assign(slopes(f, w, 1e-5, 1e-5, 1))).done())
        .isTrue();
    assertThat(LearningExercises.checker(LearningExercisesTest::overwriting).toString())
        .contains("Your function changes w");
    assertThat(LearningExercises.checker((f, w) -> Nd4j.zeros(w.length())).toString())
        .contains("Return a matrix of the shape of w");
    assertThat(LearningExercises.checker((f, w) -> w.getRow(99)).toString())
        .contains("Loop over w.length() elements");
  }

  @Test
  void wrong_slopes_of_a_net_get_their_hints() {
    assertThat(LearningExercises.checkedNet(SLOPES.neg(), SLOPES).toString())
        .contains("The sign is wrong");
    assertThat(LearningExercises.checkedNet(SLOPES.mul(2), SLOPES).toString())
        .contains("4 of 4 elements are wrong");
    assertThat(LearningExercises.checkedNet(SLOPES.getRow(0), SLOPES).toString())
        .contains("Expected shape [2, 2]");
  }

  @Test
  void decay_keeps_the_weights_of_a_trained_model_short() {
    double decayed = DecayTraining.length(0.01);
    double plain = DecayTraining.length(0);
    assertThat(decayed).isLessThan(0.9 * plain);
    assertThat(LearningExercises.decayTraining(plain, decayed).toString())
        .contains("Does the loop use your step?", "That is the length with decay.");
    assertThat(LearningExercises.decayTraining(0.7071, 0.71).toString())
        .contains("That is the length at the start");
    assertThat(LearningExercises.decayTraining(decayed, 2).toString())
        .contains("take 2000 steps with a learning rate of 0.1");
  }

  @ParameterizedTest
  @ValueSource(longs = {80, 83, 85, 90})
  void counts_of_failures_near_that_of_the_described_runs_pass(long count) {
    assertThat(LearningExercises.failures(count, 3).done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "15, Count the failures",
    "101, There are only 100 seeds",
    "100, Is the learning rate 0.5?",
    "95, 'one batch, batchSize(4)'",
    "97, is the optimizer SGD?",
    "91, Nearly",
    "79, More seeds fail",
    "70, Are there two hidden nodes",
    "65, Are there two hidden nodes",
    "40, With more nodes"
  })
  void wrong_counts_of_failures_get_their_hints(long count, String hint) {
    assertThat(LearningExercises.failures(count, 3).toString()).contains(hint);
  }

  private static Double swishSlope(double z) {
    double s = Activations.sigmoid(z);
    return s + z * s * (1 - s);
  }

  /** Writes each slope into w, so that the next ones belong to another place. */
  private static INDArray overwriting(ToDoubleFunction<INDArray> f, INDArray w) {
    for (long i = 0; i < w.length(); i++) {
      w.putScalar(i, slopes(f, w, 1e-5, 1e-5, 1).getDouble(i));
    }
    return w;
  }

  /** Returns the slopes of f between w - less and w + more, times a factor. */
  private static INDArray slopes(
      ToDoubleFunction<INDArray> f, INDArray w, double more, double less, double factor) {
    INDArray result = w.dup();
    for (long i = 0; i < w.length(); i++) {
      double above = f.applyAsDouble(w.dup().putScalar(i, w.getDouble(i) + more));
      double below = f.applyAsDouble(w.dup().putScalar(i, w.getDouble(i) - less));
      result.putScalar(i, factor * (above - below) / (more + less));
    }
    return result;
  }

  /** Returns the gradients of the cross-entropy of a net with one hidden layer by trial. */
  private static List<INDArray> numeric(INDArray x, INDArray y, List<INDArray> w, double h) {
    return List.of(
        slopes(a -> loss(x, y, List.of(a, w.get(1), w.get(2), w.get(3))), w.get(0), h, h, 1),
        slopes(a -> loss(x, y, List.of(w.get(0), a, w.get(2), w.get(3))), w.get(1), h, h, 1),
        slopes(a -> loss(x, y, List.of(w.get(0), w.get(1), a, w.get(3))), w.get(2), h, h, 1),
        slopes(a -> loss(x, y, List.of(w.get(0), w.get(1), w.get(2), a)), w.get(3), h, h, 1));
  }

  private static double loss(INDArray x, INDArray y, List<INDArray> w) {
    INDArray h = Activations.sigmoid(x.mmul(w.get(0)).add(w.get(1)));
    INDArray p = Activations.sigmoid(h.mmul(w.get(2)).add(w.get(3)));
    double loss = 0;
    for (long i = 0; i < y.length(); i++) {
      double right = y.getDouble(i) == 1 ? p.getDouble(i) : 1 - p.getDouble(i);
      loss -= Math.log(right) / y.length();
    }
    return loss;
  }
}
