package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientSizesTest {
  private static final INDArray X = Nd4j.createFromArray(new double[][] {{3, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new double[][] {{2}});

  // h = 3 + 1 = 4, p = 4, dL/dp = 2 (4 - 2) = 4: dW2 = 4 x 4 = 16, dW1 = 4 (3, 1), mean 8
  @Test
  void the_mean_size_of_each_layer_is_that_of_a_calculation_by_hand() {
    assertThat(GradientSizes.of("linear", net(), X, Y))
        .hasToString("Mean size of the gradient by layer, linear: 8.0e+00, 1.6e+01.");
  }

  @Test
  void several_nets_are_drawn_in_different_colours() {
    GradientSizes sizes = GradientSizes.of("one", net(), X, Y).with("two", net(), X.mul(100), Y);
    assertThat(sizes.toString().lines()).hasSize(2);
    assertThat(sizes.svg()).contains("#0072b2", "#d55e00", "layer (1", "currentColor");
    assertThat(new Color(sizes.image(1).getRGB(0, 0))).isEqualTo(Color.WHITE);
  }

  /** A gradient of 0 has no logarithm, but it must not break the figure. */
  @Test
  void a_gradient_of_0_is_drawn_at_the_lower_end() {
    GradientSizes none = GradientSizes.of("right", net(), X, Y.add(2));
    assertThat(none).hasToString("Mean size of the gradient by layer, right: 0.0e+00, 0.0e+00.");
    assertThat(none.image(1).getWidth()).isEqualTo(none.width());
  }

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(1, kernelInitializer("ones")));
    net.add(new Dense(1, kernelInitializer("ones")));
    net.compile(loss("mse"));
    return net;
  }
}
