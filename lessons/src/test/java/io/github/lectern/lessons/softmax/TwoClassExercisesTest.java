package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TwoClassExercisesTest {
  @Test
  void starters_are_not_done_yet() {
    List<Report> reports =
        List.of(
            TwoClassExercises.quizzes(0, 0, 0),
            TwoClassExercises.counts(0, 0),
            TwoClassExercises.labelShape(),
            TwoClassExercises.score(0),
            TwoClassExercises.oneColumn(w -> null),
            TwoClassExercises.fewer(new Sequential(), null));
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
            TwoClassExercises.quizzes(1, 3, 2),
            TwoClassExercises.counts(5, 3_073),
            TwoClassExercises.labelShape(12_000, 2),
            TwoClassExercises.score(2),
            TwoClassExercises.oneColumn(TwoClassExercisesTest::difference),
            TwoClassExercises.fewer(net(1), test(net(1), 1, "accuracy")));
    assertThat(reports).allMatch(Report::done);
  }

  @ParameterizedTest
  @CsvSource({
    "15365, 3073, That is the total",
    "2, 3073, Two classes would have 6,146",
    "7, 3073, How many classes give 15,365",
    "5, 3072, There is also a bias",
    "5, 6146, A sigmoid has a single output",
    "5, 5, A sigmoid has one output"
  })
  void wrong_counts_get_their_hints(long classes, long sigmoid, String hint) {
    assertThat(TwoClassExercises.counts(classes, sigmoid).toString()).contains(hint);
  }

  @Test
  void wrong_shapes_get_their_hints() {
    assertThat(TwoClassExercises.labelShape(12_000, 1).toString()).contains("after \"expected\"");
    assertThat(TwoClassExercises.labelShape(2, 12_000).toString()).contains("Samples come first");
    assertThat(TwoClassExercises.labelShape(2).toString()).contains("It belongs to the shape");
  }

  @Test
  void the_options_are_calls_that_compile() {
    assertThat(TwoClassExercises.spam().toString())
        .contains("(1) new Dense(1, activation(\"sigmoid\"))");
    assertThat(TwoClassExercises.digits().toString())
        .contains("(3) new Dense(10, activation(\"softmax\"))");
  }

  @ParameterizedTest
  @CsvSource({
    "-2, That gives the first value",
    "9, but the other score is 7",
    "16, By how much does the second score exceed"
  })
  void wrong_scores_get_their_hints(double score, String hint) {
    assertThat(TwoClassExercises.score(score).toString()).contains(hint);
  }

  @Test
  void the_wrong_way_round_and_a_lost_column_get_a_hint() {
    assertThat(TwoClassExercises.oneColumn(w -> difference(w).neg()).toString())
        .contains("The column of class 1 minus the column of class 0");
    assertThat(TwoClassExercises.oneColumn(w -> w.getColumn(1).sub(w.getColumn(0))).toString())
        .contains("but got [ 3. 0. -6.]. The column of class 1", "as a matrix with one column");
  }

  @Test
  void too_many_parameters_and_too_low_an_accuracy_are_reported() {
    assertThat(TwoClassExercises.fewer(net(1_569), test(net(1_569), -1, "accuracy")).toString())
        .contains("Yours has 1,570.", "Yours gets 50.0 of 100 right.");
  }

  @Test
  void an_untrained_net_and_an_evaluation_without_an_accuracy_get_their_hints() {
    Sequential untrained = new Sequential();
    untrained.add(new Dense(1, activation("sigmoid")));
    assertThat(TwoClassExercises.fewer(untrained, test(net(1), 1, "mse")).toString())
        .contains("Train it first", "Compile the net with metrics(\"accuracy\")");
  }

  /** The net says yes if its inputs have a positive sum. */
  private static Sequential net(int inputs) {
    Sequential net = new Sequential();
    net.add(new Dense(1, activation("sigmoid"), kernelInitializer("ones")));
    net.build(inputs);
    return net;
  }

  /** Evaluates the net on two samples of class 1, with inputs of 1 and of {@code second}. */
  private static Evaluation test(Sequential net, int second, String metric) {
    int inputs = (int) net.weights().get(0).length();
    net.compile(loss("binary_crossentropy"), metrics(metric));
    INDArray x = Nd4j.vstack(Nd4j.ones(1, inputs), Nd4j.valueArrayOf(1, inputs, second));
    return net.evaluate(x, Nd4j.ones(2, 1), verbose(0));
  }

  private static INDArray difference(INDArray w) {
    return w.getColumn(1, true).sub(w.getColumn(0, true));
  }
}
