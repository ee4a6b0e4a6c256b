package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OcclusionMapTest {
  /** A net for images of 3 by 4 whose class 1 depends on the pixel (0, 3) only. */
  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(2, Keywords.activation("softmax")));
    net.build(3, 4, 1);
    INDArray weights = Nd4j.zeros(DataType.FLOAT, 12, 2);
    weights.putScalar(3, 1, 2);
    net.setWeights(List.of(weights, Nd4j.zeros(DataType.FLOAT, 2)));
    return net;
  }

  // p = e^2 / (e^2 + 1) = 0.8808, and 1/2 where the patch covers the pixel
  @Test
  void the_probability_falls_where_the_patch_covers_what_matters() {
    INDArray map = OcclusionMap.of(net(), Nd4j.ones(DataType.FLOAT, 1, 3, 4, 1), 1, 3);
    assertThat(map.shape()).containsExactly(3, 4);
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        double expected = r <= 1 && c >= 2 ? 0.5 : 0.880797;
        assertThat(map.getDouble(r, c)).as(r + ", " + c).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void a_patch_of_one_pixel_covers_one_pixel_and_the_image_is_left_alone() {
    INDArray image = Nd4j.ones(DataType.FLOAT, 1, 3, 4, 1);
    INDArray map = OcclusionMap.of(net(), image, 1, 1);
    assertThat(map.getDouble(0, 3)).isCloseTo(0.5, within(1e-5));
    assertThat(map.getDouble(0, 2)).isCloseTo(0.880797, within(1e-5));
    assertThat(image.sumNumber().doubleValue()).isEqualTo(12);
  }

  @Test
  void other_images_and_even_patches_are_refused() {
    INDArray two = Nd4j.ones(DataType.FLOAT, 2, 3, 4, 1);
    assertThatThrownBy(() -> OcclusionMap.of(net(), two, 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OcclusionMap: expected an image [1,rows,columns,channels] and an odd side but got"
                + " [2, 3, 4, 1] and 3");
    assertThatThrownBy(() -> OcclusionMap.of(net(), Nd4j.ones(DataType.FLOAT, 1, 3, 4, 1), 1, 2))
        .hasMessageEndingWith("and 2");
  }
}
