package io.github.lectern.plots;

import static io.github.lectern.plots.AxesImage.cmap;
import static io.github.lectern.plots.AxesImage.colorbar;
import static io.github.lectern.plots.AxesImage.imshow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AxesImageTest {
  /** Two rows of four values, drawn 280 pixels wide, so that each value fills 70 by 70 pixels. */
  private static final INDArray IMAGE =
      Nd4j.createFromArray(new int[][] {{0, 51, 102, 153}, {204, 255, 0, 0}})
          .castTo(DataType.UINT8);

  @Test
  void an_image_has_the_colours_of_viridis_unless_told_otherwise() {
    BufferedImage shown = imshow(IMAGE).image(1);
    assertThat(pixel(shown, 0, 0)).isEqualTo(new Color(0x440154));
    assertThat(pixel(shown, 1, 1)).isEqualTo(new Color(0xfde725));
  }

  @Test
  void rows_go_down_and_columns_to_the_right() {
    BufferedImage shown = imshow(IMAGE, cmap("gray")).image(1);
    assertThat(pixel(shown, 0, 3)).isEqualTo(new Color(153, 153, 153));
    assertThat(pixel(shown, 1, 0)).isEqualTo(new Color(204, 204, 204));
  }

  @Test
  void a_channel_of_one_changes_nothing() {
    assertThat(pixel(imshow(IMAGE.reshape(2, 4, 1), cmap("gray")).image(1), 0, 2))
        .isEqualTo(new Color(102, 102, 102));
  }

  @Test
  void three_channels_are_red_green_and_blue() {
    INDArray orange = Nd4j.createFromArray(new int[][][] {{{255, 128, 0}, {0, 0, 255}}});
    BufferedImage shown = imshow(orange).image(1);
    assertThat(new Color(shown.getRGB(36 + 70, 12 + 70))).isEqualTo(new Color(255, 128, 0));
    assertThat(new Color(shown.getRGB(36 + 210, 12 + 70))).isEqualTo(Color.BLUE);
    assertThat(imshow(orange).description())
        .isEqualTo("Image with 1 row and 2 columns, in colour, values from 0 to 255.");
  }

  @Test
  void channels_up_to_1_are_shares_of_full_light() {
    BufferedImage shown = imshow(Nd4j.createFromArray(new float[][][] {{{1, 0.6f, 0}}})).image(1);
    assertThat(new Color(shown.getRGB(100, 100))).isEqualTo(new Color(255, 153, 0));
  }

  @Test
  void a_colour_bar_stands_to_the_right_and_makes_room_for_itself() {
    AxesImage plain = imshow(IMAGE, cmap("gray"));
    AxesImage barred = imshow(IMAGE, cmap("gray"), colorbar());
    assertThat(barred.width()).isEqualTo(plain.width() + 64 - 16);
    BufferedImage shown = barred.image(1);
    int middle = 36 + 280 + 12 + 7;
    assertThat(new Color(shown.getRGB(middle, 13)).getRed()).isGreaterThan(245);
    assertThat(new Color(shown.getRGB(middle, 12 + 138)).getRed()).isLessThan(10);
  }

  @Test
  void the_words_tell_the_size_the_colours_and_the_range() {
    assertThat(imshow(IMAGE, colorbar()).description())
        .isEqualTo(
            "Image with 2 rows and 4 columns, with colour map viridis, values from 0 to 255,"
                + " with a colour bar.");
    assertThat(imshow(Nd4j.createFromArray(new double[][] {{0.25, 0.5}})).description())
        .endsWith("values from 0.2500 to 0.5000.");
  }

  @Test
  void the_axes_count_rows_and_columns_outside_the_picture() {
    BufferedImage shown = imshow(Nd4j.zeros(28, 28)).image(2);
    BufferedImage left = shown.getSubimage(0, 0, 2 * 30, shown.getHeight());
    BufferedImage below = shown.getSubimage(0, 2 * (12 + 280 + 8), shown.getWidth(), 2 * 20);
    assertThat(Pixels.count(left, Palette.INK)).isGreaterThan(20);
    assertThat(Pixels.count(below, Palette.INK)).isGreaterThan(20);
  }

  @Test
  void many_images_or_a_flat_row_are_refused_with_what_to_do() {
    assertThatThrownBy(() -> imshow(Nd4j.zeros(5, 28, 28)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "imshow: expected one image [rows,columns], [rows,columns,1] or [rows,columns,3]"
                + " but got [5,28,28]; select one image with .slice(0)");
    assertThatThrownBy(() -> imshow(Nd4j.zeros(784)))
        .hasMessageEndingWith(
            "but got [784]; turn a row of 784 pixels into an image with .reshape(28, 28)");
  }

  private static Color pixel(BufferedImage image, int row, int column) {
    return new Color(image.getRGB(36 + 70 * column + 35, 12 + 70 * row + 35));
  }
}
