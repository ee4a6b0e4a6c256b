package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.Sequential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FeatureMapsTest {
  /** Two maps of 2 by 3: the first has positive numbers only, and the second none. */
  private static final INDArray IMAGE =
      Nd4j.createFromArray(1f, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6).reshape(1, 2, 3, 2);

  private final Sequential net = new Sequential();

  @BeforeEach
  void createNet() {
    net.add(new Activation("linear"));
    net.add(new Activation("relu"));
    net.add(new Flatten());
  }

  @Test
  void the_maps_are_those_of_the_chosen_layer() {
    assertThat(FeatureMaps.of(net, IMAGE, 1, 2).description()).contains("map 1", "map 2");
    int[] shades = shades(FeatureMaps.of(net, IMAGE, 1, 2).image(1).getRGB(40, 40));
    assertThat(shades[0]).isPositive();
    // The second map is black after relu.
    assertThat(shades(FeatureMaps.of(net, IMAGE, 1, 2).image(1).getRGB(150, 40))[0]).isZero();
  }

  private static int[] shades(int rgb) {
    return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
  }

  @Test
  void a_layer_without_maps_is_refused() {
    assertThatThrownBy(() -> FeatureMaps.of(net, IMAGE, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "FeatureMaps: expected one image with at least 1 maps but layer 2 returned [1, 12]");
  }

  @Test
  void too_many_maps_or_images_are_refused() {
    assertThatThrownBy(() -> FeatureMaps.of(net, IMAGE, 0, 3))
        .hasMessageEndingWith("at least 3 maps but layer 0 returned [1, 2, 3, 2]");
    assertThatThrownBy(() -> FeatureMaps.of(net, Nd4j.zeros(DataType.FLOAT, 2, 2, 3, 2), 0, 1))
        .hasMessageEndingWith("returned [2, 2, 3, 2]");
    assertThatThrownBy(() -> FeatureMaps.of(net, IMAGE, 0, 0)).hasMessageContaining("at least 1");
  }
}
