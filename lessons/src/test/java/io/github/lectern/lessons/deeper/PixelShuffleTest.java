package io.github.lectern.lessons.deeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PixelShuffleTest {
  /** Two images of 50 pixels; each pixel of the second is 100 more than that of the first. */
  private static final INDArray IMAGES =
      Nd4j.vstack(
          Nd4j.arange(50).castTo(DataType.FLOAT).reshape(1, 50),
          Nd4j.arange(100, 150).castTo(DataType.FLOAT).reshape(1, 50));

  private static final INDArray SHUFFLED = new PixelShuffle(43052).of(IMAGES);

  @Test
  void every_image_keeps_its_pixels_in_another_order() {
    double[] first = SHUFFLED.getRow(0).toDoubleVector();
    assertThat(first).isNotEqualTo(IMAGES.getRow(0).toDoubleVector());
    assertThat(DoubleStream.of(first).sorted().toArray())
        .isEqualTo(IMAGES.getRow(0).toDoubleVector());
  }

  @Test
  void all_images_get_the_same_order() {
    assertThat(SHUFFLED.getRow(1)).isEqualTo(SHUFFLED.getRow(0).add(100));
  }

  @Test
  void the_seed_determines_the_order() {
    assertThat(new PixelShuffle(43052).of(IMAGES)).isEqualTo(SHUFFLED);
    assertThat(new PixelShuffle(1).of(IMAGES)).isNotEqualTo(SHUFFLED);
  }
}
