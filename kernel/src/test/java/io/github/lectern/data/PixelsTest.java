package io.github.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
  private static final Offset<Float> EXACT = within(1e-5f);

  private static Pixels grey(int height, int width, float... values) {
    return new Pixels(values, height, width, 1);
  }

  // The positions of four pixels in two are -0.25, 0.25, 0.75 and 1.25: the shares of the second
  // pixel are 0 (beyond the edge), 1/4, 3/4 and 1.
  @Test
  void two_by_two_pixels_are_enlarged_with_half_pixel_centres() {
    assertThat(grey(2, 2, 0, 10, 20, 50).resized(4, 4).tensor().ravel().toFloatVector())
        .containsExactly(
            new float[] {
              0, 2.5f, 7.5f, 10,
              5, 8.75f, 16.25f, 20,
              15, 21.25f, 33.75f, 40,
              20, 27.5f, 42.5f, 50
            },
            EXACT);
  }

  // The positions of two pixels in four are 0.5 and 2.5: without antialiasing, as in TensorFlow,
  // each is the mean of two neighbours. In three, they are 0.25 and 1.75.
  @Test
  void pixels_are_reduced_without_antialiasing() {
    assertThat(grey(1, 4, 1, 3, 10, 20).resized(1, 2).tensor().ravel().toFloatVector())
        .containsExactly(new float[] {2, 15}, EXACT);
    assertThat(grey(3, 1, 4, 8, 100).resized(2, 1).tensor().ravel().toFloatVector())
        .containsExactly(new float[] {5, 77}, EXACT);
    // in ten, they are 2 and 7: the pixels there, whatever lies between
    assertThat(
            grey(1, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .resized(1, 2)
                .tensor()
                .ravel()
                .toFloatVector())
        .containsExactly(new float[] {2, 7}, EXACT);
  }

  @Test
  void height_and_width_and_channels_are_kept_apart() {
    Pixels image = new Pixels(new float[] {1, 2, 3, 5, 8, 13}, 1, 2, 3);
    Pixels resized = image.resized(3, 2);
    assertThat(resized.tensor().ravel().toFloatVector())
        .containsExactly(1, 2, 3, 5, 8, 13, 1, 2, 3, 5, 8, 13, 1, 2, 3, 5, 8, 13);
    assertThat(resized.tensor().shape()).containsExactly(3, 2, 3);
    assertThat(resized.tensor().getFloat(2, 1, 0)).isEqualTo(5);
  }

  @Test
  void an_image_of_the_right_size_is_not_resized() {
    Pixels image = grey(1, 2, 3, 4);
    assertThat(image.resized(1, 2)).isSameAs(image);
  }

  @Test
  void a_grey_image_keeps_its_values_in_either_mode() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 3; i++) {
      image.getRaster().setSample(i, 0, 0, 7 + 100 * i); // getRGB would turn 107 into 173
    }
    assertThat(Pixels.of(image, 1).tensor().ravel().toFloatVector()).containsExactly(7, 107, 207);
    assertThat(Pixels.of(image, 3).tensor().ravel().toFloatVector())
        .containsExactly(7, 7, 7, 107, 107, 107, 207, 207, 207);
  }

  @Test
  void the_upper_half_of_sixteen_bits_counts() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x12ff);
    image.getRaster().setSample(1, 0, 0, 0xffff);
    assertThat(Pixels.of(image, 1).tensor().ravel().toFloatVector()).containsExactly(0x12, 255);
  }

  // round(0.299 R + 0.587 G + 0.114 B) of ITU-R BT.601, as in JPEG
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void colours_are_weighted_for_grey(int type) {
    BufferedImage image = new BufferedImage(2, 2, type);
    int[] colours = {0x80ff0000, 0xff00ff00, 0xff0000ff, 0xff0a141e};
    image.setRGB(0, 0, 2, 2, colours, 0, 2);
    assertThat(Pixels.of(image, 1).tensor().ravel().toFloatVector())
        .containsExactly(76, 150, 29, 18);
    assertThat(Pixels.of(image, 3).tensor().ravel().toFloatVector())
        .containsExactly(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30);
  }
}
