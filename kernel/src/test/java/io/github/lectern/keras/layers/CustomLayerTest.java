package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.options.LayerOption.Name;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CustomLayerTest extends LayerContract {
  /** A layer whose methods are lambdas, with an unused weight [2]. */
  private static final class Given extends CustomLayer {
    private final UnaryOperator<INDArray> forward;
    private final BiFunction<INDArray, INDArray, List<INDArray>> backward;

    Given(
        UnaryOperator<INDArray> forward, BiFunction<INDArray, INDArray, List<INDArray>> backward) {
      super(new Name("given"));
      this.forward = forward;
      this.backward = backward;
    }

    @Override
    protected void addWeights(int[] sample) {
      addWeight("w", "ones", 2);
    }

    @Override
    protected INDArray forward(INDArray x) {
      return forward.apply(x);
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      return backward.apply(x, dy);
    }
  }

  /** A layer whose addWeights is a lambda. */
  private static final class Adding extends CustomLayer {
    private final Consumer<Adding> weights;

    Adding(Consumer<Adding> weights) {
      super(new Name("adding"));
      this.weights = weights;
    }

    INDArray add(String weight, String initializer, int... shape) {
      return addWeight(weight, initializer, shape);
    }

    @Override
    protected void addWeights(int[] sample) {
      weights.accept(this);
    }

    @Override
    protected INDArray forward(INDArray x) {
      return x;
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      return List.of(dy);
    }
  }

  @Override
  Layer layer() {
    return new OwnDense(3);
  }

  @Override
  int[] sample() {
    return new int[] {4};
  }

  @Override
  int[] output() {
    return new int[] {3};
  }

  @Test
  void its_weights_have_names_shapes_and_are_counted() {
    Layer layer = new OwnDense(3, name("mine"));
    layer.build(4);
    assertThat(layer.parameters())
        .extracting(w -> w.name())
        .containsExactly("mine/kernel", "mine/bias");
    assertThat(layer.countParams()).isEqualTo(15);
    assertThat(layer.getWeights().get(0).shape()).containsExactly(4, 3);
    assertThat(layer.getWeights().get(1).shape()).containsExactly(3);
    assertThat(layer).hasToString("OwnDense(name=mine)");
  }

  @Test
  void it_sees_samples_in_their_shape_also_when_fewer_come() {
    Given layer = new Given(x -> x.addi(x.size(1) * 10 + x.size(2)), (x, dy) -> List.of());
    INDArray x = Nd4j.zeros(DataType.FLOAT, 2, 3, 2);
    assertThat(layer.call(x).getFloat(1, 2, 1)).isEqualTo(32);
    assertThat(x.sumNumber().floatValue()).isZero();

    Operation operation = layer.operation();
    operation.forward(Matrices.of(2, 6, new float[12]), Matrices.TRAINING);
    Matrix one = operation.forward(Matrices.of(1, 6, 1, 2, 3, 4, 5, 6), Matrices.TRAINING);
    assertThat(Matrices.values(one)).containsExactly(33, 34, 35, 36, 37, 38);
  }

  @Test
  void any_type_and_layout_is_taken() {
    Given layer =
        new Given(
            x -> x.castTo(DataType.INT32).dup('f'),
            (x, dy) -> List.of(dy.castTo(DataType.DOUBLE).dup('f'), Nd4j.createFromArray(7, 8)));
    Operation operation = built(layer);
    Matrix y = operation.forward(Matrices.of(2, 2, 1, 2, 3, 4), Matrices.TRAINING);
    assertThat(Matrices.values(y)).containsExactly(1, 2, 3, 4);
    Matrix dy = Matrices.of(2, 2, 5, 6, 7, 8);
    Gradients gradients = operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING);
    assertThat(Matrices.values(gradients.input().orElseThrow())).containsExactly(5, 6, 7, 8);
    Gradient dw = gradients.parameters().get(0);
    assertThat(dw.parameter()).isSameAs(layer.parameters().get(0));
    assertThat(Matrices.values(dw.value(Matrices.TRAINING.workspace()))).containsExactly(7, 8);
  }

  @Test
  void x_is_as_it_was_in_backward_whatever_forward_did_to_it() {
    Given layer = new Given(x -> x.muli(100), (x, dy) -> List.of(x, Nd4j.createFromArray(0f, 0f)));
    Operation operation = built(layer);
    operation.forward(Matrices.of(1, 2, 1, 2), Matrices.TRAINING);
    Gradients gradients =
        operation.backward(Matrices.of(1, 2, 5, 6), InputGradient.NEEDED, Matrices.TRAINING);
    assertThat(Matrices.values(gradients.input().orElseThrow())).containsExactly(1, 2);
  }

  @Test
  void a_wrong_shape_is_told_with_the_class_and_what_would_be_right() {
    INDArray w = Nd4j.zeros(DataType.FLOAT, 2);
    refused(
        new Given(x -> x.sum(1), (x, dy) -> List.of()),
        "Given.forward: expected [3,2] but got [3];"
            + " override computeOutputShape if the layer changes the shape of a sample");
    refused(
        new Given(x -> null, (x, dy) -> List.of()),
        "Given.forward: expected [3,2] but got null; return an INDArray");
    refused(
        new Given(x -> x, (x, dy) -> List.of(dy)),
        "Given.backward: expected 2 gradients, for x, given/w, but got 1;"
            + " return List.of(...) with the gradients in this order");
    refused(
        new Given(x -> x, (x, dy) -> null),
        "Given.backward: expected 2 gradients, for x, given/w, but got null;"
            + " return List.of(...) with the gradients in this order");
    refused(
        new Given(x -> x, (x, dy) -> List.of(w, dy)),
        "Given.backward, gradient for x: expected [3,2] but got [2];"
            + " the gradient for x must have the shape of x");
    refused(
        new Given(x -> x, (x, dy) -> List.of(dy, dy)),
        "Given.backward, gradient for given/w: expected [2] but got [3,2];"
            + " the gradient for given/w must have the shape of given/w");
    refused(
        new Given(x -> x, (x, dy) -> Arrays.asList(dy, null)),
        "Given.backward, gradient for given/w: expected [2] but got null; return an INDArray");
  }

  @Test
  void weights_that_cannot_be_are_refused() {
    refused(
        () -> new Adding(l -> l.add("a", "ones")).build(2),
        "addWeight: adding expected a shape with sizes of at least 1 for \"a\" but got [];"
            + " for a single number, pass 1");
    refused(
        () -> new Adding(l -> l.add("a", "ones", 3, 0)).build(2),
        "addWeight: adding expected a shape with sizes of at least 1 for \"a\" but got [3,0];"
            + " for a single number, pass 1");
    refused(
        () ->
            new Adding(
                    l -> {
                      l.add("a", "ones", 1);
                      l.add("a", "ones", 1);
                    })
                .build(2),
        "addWeight: adding already has a weight \"a\"; choose another name for this one");
    Adding built = new Adding(l -> {});
    built.build(2);
    refused(
        () -> built.add("late", "ones", 1),
        "addWeight: adding is already built, so \"late\" cannot be added;"
            + " call addWeight only in addWeights");
    assertThatThrownBy(() -> new Adding(l -> l.add("a", "one", 1)).build(2))
        .hasMessageStartingWith("Unknown initializer: one");
  }

  @Test
  void a_layer_that_failed_to_build_can_be_built_again() {
    boolean[] broken = {true};
    Adding layer =
        new Adding(
            l -> {
              l.add("a", "ones", 1);
              if (broken[0]) {
                throw new IllegalStateException("not yet");
              }
            });
    assertThatThrownBy(() -> layer.build(2)).hasMessage("not yet");
    broken[0] = false;
    layer.build(2);
    assertThat(layer.countParams()).isEqualTo(1);
  }

  @Test
  void several_axes_are_weights_like_any_other() {
    Adding layer = new Adding(l -> l.add("a", "ones", 2, 3, 4));
    layer.build(2);
    assertThat(layer.weights().get(0).shape()).containsExactly(2, 3, 4);
    assertThat(layer.weights().get(0).sumNumber().intValue()).isEqualTo(24);
  }

  private static Operation built(Layer layer) {
    layer.build(2);
    return layer.operation();
  }

  private static void refused(Given layer, String message) {
    Operation operation = built(layer);
    refused(
        () -> {
          operation.forward(Matrices.random(3, 2, 1), Matrices.TRAINING);
          operation.backward(Matrices.random(3, 2, 2), InputGradient.NEEDED, Matrices.TRAINING);
        },
        message);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
