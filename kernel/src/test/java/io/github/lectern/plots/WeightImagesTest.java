package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.models.Sequential;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightImagesTest {
  /** The weights of two nodes with six inputs: -2 is first for node 1, and 2 is last for node 2. */
  private static final INDArray KERNEL =
      Nd4j.createFromArray(new float[][] {{-2, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 2}});

  @Test
  void each_node_is_an_image_of_the_weights_that_lead_to_it() {
    BufferedImage image = WeightImages.of(KERNEL, 2, 3).image(1);
    assertThat(pixel(image, 0, 0, 0)).isEqualTo(new Color(0x053061)); // the lowest value
    assertThat(pixel(image, 0, 1, 2)).isEqualTo(new Color(0xf7f7f7)); // 0
    assertThat(pixel(image, 1, 1, 2)).isEqualTo(new Color(0x67001f)); // the highest value
    assertThat(pixel(image, 1, 0, 0)).isEqualTo(new Color(0xf7f7f7));
  }

  @Test
  void a_net_shows_its_first_dense_layer() {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(2));
    net.add(new Dense(5));
    net.build(2, 3, 1);
    net.layers().get(1).weights().get(0).assign(KERNEL);
    assertThat(WeightImages.of(net, 2, 3).description())
        .isEqualTo(
            "Weights of 2 nodes as images, on a colour scale from blue (−2.00) to red (2.00).");
    assertThat(pixel(WeightImages.of(net, 2, 3).image(1), 1, 1, 2)).isEqualTo(new Color(0x67001f));
  }

  @Test
  void each_filter_of_a_convolution_is_an_image_of_its_window() {
    INDArray windows = KERNEL.reshape(2, 3, 1, 2);
    WeightImages images = WeightImages.of(windows);
    assertThat(images.description())
        .isEqualTo(
            "Weights of 2 filters as images, on a colour scale from blue (−2.00) to red (2.00).");
    assertThat(pixel(images.image(1), 0, 0, 0)).isEqualTo(new Color(0x053061));
    assertThat(pixel(images.image(1), 1, 1, 2)).isEqualTo(new Color(0x67001f));
    assertThat(images.svg()).contains(">filter1</text>", ">filter2</text>");
    assertThat(WeightImages.of(KERNEL, 2, 3).svg()).contains(">node1</text>", ">node2</text>");
  }

  @Test
  void a_window_over_several_channels_is_refused() {
    assertThatThrownBy(() -> WeightImages.of(Nd4j.ones(3, 3, 32, 64)))
        .hasMessage(
            "WeightImages: expected a Conv2D kernel [rows,columns,1,filters] but got [3,3,32,64]");
    assertThatThrownBy(() -> WeightImages.of(KERNEL))
        .hasMessage(
            "WeightImages: expected a Conv2D kernel [rows,columns,1,filters] but got [6,2]");
  }

  @Test
  void of_many_nodes_the_first_40_are_shown() {
    WeightImages images = WeightImages.of(Nd4j.ones(4, 500), 2, 2);
    assertThat(images.description()).startsWith("Weights of the first 40 of 500 nodes");
    assertThat(images.height()).isEqualTo(4 * 100 + 48);
  }

  @Test
  void strips_of_five_images_and_the_colour_bar_are_panels() {
    WeightImages images = WeightImages.of(Nd4j.ones(4, 12), 2, 2);
    List<Figure> panels = images.panels();

    assertThat(panels).extracting(Figure::width).containsExactly(400, 400, 160, 400);
    assertThat(images.width()).isEqualTo(800);
    assertThat(panels)
        .extracting(Figure::description)
        .containsExactly(
            images.description(), "node6 to node10.", "node11 to node12.", "The colour scale.");
    assertThat(panels.get(2).svg()).contains(">node11</text>", ">node12</text>");
  }

  @Test
  void a_panel_has_the_pixels_of_the_whole_picture() {
    WeightImages images = WeightImages.of(KERNEL, 2, 3);
    BufferedImage whole = images.image(1);
    BufferedImage strip = images.panels().get(0).image(1);
    BufferedImage bar = images.panels().get(1).image(1);

    assertThat(Pixels.of(strip)).isEqualTo(Pixels.of(whole.getSubimage(0, 0, 160, 100)));
    assertThat(Pixels.of(bar)).isEqualTo(Pixels.of(whole.getSubimage(0, 100, 400, 48)));
  }

  @Test
  void the_colour_bar_goes_from_the_lowest_value_to_the_highest() {
    BufferedImage bar = WeightImages.of(KERNEL, 2, 3).panels().get(1).image(1);

    assertThat(new Color(bar.getRGB(30, 10))).isEqualTo(new Color(0x053061));
    assertThat(new Color(bar.getRGB(369, 10))).isEqualTo(new Color(0x67001f));
    assertThat(WeightImages.of(KERNEL, 2, 3).svg())
        .contains(">−2</text>", ">0</text>", ">2</text>");
  }

  @Test
  void a_kernel_of_another_size_is_refused() {
    assertThatThrownBy(() -> WeightImages.of(KERNEL, 28, 28))
        .hasMessage(
            "WeightImages: expected a kernel [784,nodes] for images of 28 by 28 but got [6,2]");
  }

  @Test
  void a_net_without_weights_is_refused_with_what_to_do() {
    Sequential net = new Sequential();
    Dense dense = new Dense(2);
    net.add(dense);
    assertThatThrownBy(() -> WeightImages.of(net, 2, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "WeightImages: "
                + dense.name()
                + " has no weights yet; call fit(X, y) first, or build(784)");
    Sequential empty = new Sequential();
    assertThatThrownBy(() -> WeightImages.of(empty, 2, 3))
        .hasMessageStartingWith(
            "WeightImages: expected a net with a Dense layer but got Sequential");
  }

  /** Returns the colour of a weight in a node's image; the images are 70 wide and 80 apart. */
  private static Color pixel(BufferedImage image, int node, int row, int column) {
    return new Color(image.getRGB(5 + 80 * node + 23 * column + 11, 5 + 35 * row + 17));
  }
}
