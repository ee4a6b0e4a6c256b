package io.github.lectern.keras.layers;

import static io.github.lectern.keras.engine.Matrices.doubles;
import static io.github.lectern.keras.engine.Matrices.values;
import static io.github.lectern.keras.layers.AffineTest.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.activations.Relu;
import io.github.lectern.keras.activations.Softmax;
import io.github.lectern.keras.activations.Tanh;
import io.github.lectern.keras.engine.Gradients;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Step;
import io.github.lectern.keras.engine.Team;
import io.github.lectern.keras.engine.TileFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What dense layers hand down to each other. */
class AffineStackTest {
  /** Samples, inputs, hidden units, outputs. */
  static Stream<Arguments> stacks() {
    return Stream.of(
        Arguments.of(1, 3, 2, 4),
        Arguments.of(7, 20, 33, 10),
        Arguments.of(32, 784, 500, 10),
        Arguments.of(33, 30, 70, 130),
        Arguments.of(100, 40, 250, 60),
        Arguments.of(200, 40, 301, 250),
        Arguments.of(100, 20, 33, 10), // in rows, since there are more samples than units
        Arguments.of(400, 40, 420, 110)); // in rows, since the product is large
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void layers_hand_the_gradient_down_in_parts_or_at_once(int n, int in, int hidden, int out) {
    try (Team team = new Team(1)) {
      List<Matrix> atOnce = new Stack(in, hidden, out, new Tanh()).pass(n, team, false);
      List<Matrix> inParts = new Stack(in, hidden, out, new Tanh()).pass(n, team, true);
      for (int i = 0; i < atOnce.size(); i++) {
        double terms = Math.sqrt(hidden) * Math.max(n, hidden); // a sum of sums: weights up to 1
        assertClose(inParts.get(i), doubles(atOnce.get(i)), 1e-6 * (1 + terms));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void parts_are_the_same_to_the_last_bit_whatever_the_workers(int n, int in, int hidden, int out) {
    List<List<Matrix>> results = new ArrayList<>();
    for (int workers : new int[] {1, 2, 4}) {
      try (Team team = new Team(workers)) {
        results.add(new Stack(in, hidden, out, new Relu()).pass(n, team, true));
      }
    }
    for (int i = 0; i < results.get(0).size(); i++) {
      assertArrayEquals(values(results.get(0).get(i)), values(results.get(1).get(i)));
      assertArrayEquals(values(results.get(0).get(i)), values(results.get(2).get(i)));
    }
  }

  @Test
  void layers_take_batches_in_columns_and_in_rows_in_turn() {
    try (Team team = new Team(2)) {
      Stack used = new Stack(20, 70, 5, new Tanh());
      for (int n : new int[] {100, 33, 100, 33, 70, 7}) {
        List<Matrix> fresh = new Stack(20, 70, 5, new Tanh()).pass(n, team, true);
        List<Matrix> again = used.pass(n, team, true);
        for (int i = 0; i < fresh.size(); i++) {
          assertArrayEquals(values(fresh.get(i)), values(again.get(i)));
        }
      }
    }
  }

  @Test
  void a_function_of_whole_rows_takes_the_gradient_at_once() {
    Affine softmax = new Affine(Matrices.parameter(2, 3, 1), Optional.empty(), new Softmax());
    Affine relu = new Affine(Matrices.parameter(2, 3, 1), Optional.empty(), new Relu());
    assertThat(softmax.outputGradient()).isEqualTo(InputGradient.WANTED);
    assertThat(relu.outputGradient().receiver()).isPresent();
  }

  /** Three layers on each other, [in,hidden], [hidden,hidden] and [hidden,out]. */
  private static final class Stack {
    private final List<Parameter> parameters;
    private final List<Affine> layers;

    Stack(int in, int hidden, int out, TileFunction function) {
      parameters =
          List.of(
              Matrices.parameter(in, hidden, 20),
              Matrices.parameter(1, hidden, 21),
              Matrices.parameter(hidden, hidden, 22),
              Matrices.parameter(1, hidden, 23),
              Matrices.parameter(hidden, out, 24),
              Matrices.parameter(1, out, 25));
      layers =
          IntStream.of(0, 2, 4)
              .mapToObj(
                  i -> new Affine(parameters.get(i), Optional.of(parameters.get(i + 1)), function))
              .toList();
    }

    /** The gradients of all parameters. */
    List<Matrix> pass(int n, Team team, boolean inParts) {
      Gradients gradients = new Gradients();
      Step step = gradients.step(team);
      Matrix y = Matrices.random(n, parameters.get(0).value().rows(), 26);
      for (Affine layer : layers) {
        y = layer.forward(y, step);
      }
      Matrix dy = Matrices.random(n, parameters.get(4).value().columns(), 27);
      for (int i = 2; i > 0; i--) {
        Affine below = layers.get(i - 1);
        dy =
            layers
                .get(i)
                .backward(dy, inParts ? below.outputGradient() : InputGradient.WANTED, step);
      }
      layers.get(0).backward(dy, InputGradient.UNUSED, step);
      return parameters.stream().map(gradients::of).toList();
    }
  }
}
