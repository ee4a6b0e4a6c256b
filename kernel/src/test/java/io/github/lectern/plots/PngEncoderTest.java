package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PngEncoderTest {
  private static BufferedImage decoded(BufferedImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(image)));
  }

  @Test
  void keeps_each_colour_of_an_image_with_few_colours() throws IOException {
    BufferedImage image = new BufferedImage(17, 5, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 17; x++) {
      for (int y = 0; y < 5; y++) {
        image.setRGB(x, y, 0x010203 * (x + 3 * y));
      }
    }
    BufferedImage back = decoded(image);

    for (int x = 0; x < 17; x++) {
      for (int y = 0; y < 5; y++) {
        assertThat(back.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
      }
    }
  }

  @Test
  void a_chart_keeps_its_colours_and_is_at_most_half_as_large() throws IOException {
    BufferedImage chart = LearningCurve.of(SampleHistories.net1()).image(2);
    BufferedImage back = decoded(chart);

    for (Color colour : new Color[] {Color.WHITE, new Color(0x0072B2), new Color(0xE4E4E4)}) {
      assertThat(Pixels.count(back, colour)).isGreaterThanOrEqualTo(Pixels.count(chart, colour));
    }
    assertThat(Pixels.colours(back)).hasSizeBetween(100, 256);
    assertThat(PngEncoder.encode(chart)).hasSizeLessThan(40_000);
  }

  /** 600 shades of grey and blue, each more frequent than the one red pixel. */
  @Test
  void keeps_a_rare_colour_that_is_unlike_the_others() throws IOException {
    BufferedImage image = new BufferedImage(600, 2, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 600; x++) {
      int shade = x < 256 ? 0x010101 * x : 0x000001 * (x % 256) + 0x010000 * (x / 256);
      image.setRGB(x, 0, shade);
      image.setRGB(x, 1, shade);
    }
    image.setRGB(300, 1, 0xB2182B);

    assertThat(decoded(image).getRGB(300, 1)).isEqualTo(0xFFB2182B);
  }

  @Test
  void weights_keep_the_colours_of_their_map() throws IOException {
    INDArray weights = Nd4j.linspace(-1, 1, 28 * 28 * 4, DataType.FLOAT).reshape(28 * 28, 4);
    BufferedImage image = WeightImages.of(weights, 28, 28).image(2);
    BufferedImage back = decoded(image);

    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference = (image.getRGB(x, y) >> shift & 255) - (back.getRGB(x, y) >> shift & 255);
          assertThat(difference).isBetween(-13, 13);
        }
      }
    }
  }

  @Test
  void keeps_all_of_thousands_of_colours() throws IOException {
    BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 128 * 128; i++) {
      image.setRGB(i % 128, i / 128, i * 997);
    }

    assertThat(Pixels.colours(decoded(image))).isEqualTo(Pixels.colours(image));
  }

  @Test
  void keeps_transparency() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 0, 0x80FF0000);

    assertThat(decoded(image).getRGB(1, 0)).isEqualTo(0x80FF0000);
    assertThat(decoded(image).getRGB(0, 0)).isZero();
  }

  @Test
  void the_same_image_gives_the_same_bytes() {
    assertThat(PngEncoder.encode(LearningCurve.of(SampleHistories.net1()).image(1)))
        .isEqualTo(PngEncoder.encode(LearningCurve.of(SampleHistories.net1()).image(1)));
  }
}
