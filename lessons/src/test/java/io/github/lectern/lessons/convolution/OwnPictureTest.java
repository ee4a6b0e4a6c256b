package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class OwnPictureTest {
  @TempDir private Path folder;

  @Test
  void characters_become_pixels_from_0_to_1() {
    INDArray picture = OwnPicture.drawn("#.", "+ ");
    assertThat(picture.shape()).containsExactly(1, 28, 28, 1);
    assertThat(picture.getDouble(0, 0, 0, 0)).isEqualTo(1);
    assertThat(picture.getDouble(0, 13, 13, 0)).isEqualTo(1);
    assertThat(picture.getDouble(0, 13, 14, 0)).isZero();
    assertThat(picture.getDouble(0, 14, 13, 0)).isEqualTo(0.5);
    assertThat(picture.getDouble(0, 27, 27, 0)).isZero();
  }

  @Test
  void rows_of_different_lengths_and_other_characters_are_refused() {
    assertThatThrownBy(() -> OwnPicture.drawn("##", "#"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OwnPicture: expected rows of the same length, at least 1, but got the lengths [2, 1]");
    assertThatThrownBy(OwnPicture::drawn).hasMessageEndingWith("[]");
    assertThatThrownBy(() -> OwnPicture.drawn("#x"))
        .hasMessage("OwnPicture: expected the characters \" .+#\" but got 'x'");
  }

  @Test
  void a_photo_with_a_bright_background_is_inverted_and_not_distorted() throws IOException {
    BufferedImage photo = new BufferedImage(112, 56, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = photo.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 112, 56);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 8, 56, 40);
    graphics.dispose();
    Path file = folder.resolve("photo.png");
    ImageIO.write(photo, "png", file.toFile());
    INDArray picture = OwnPicture.read(file.toString());
    assertThat(picture.getDouble(0, 14, 7, 0)).isCloseTo(1, within(0.01)); // black becomes 1
    assertThat(picture.getDouble(0, 14, 20, 0)).isCloseTo(0, within(0.01));
    assertThat(picture.getDouble(0, 2, 7, 0)).isCloseTo(0, within(0.01)); // above the photo
  }

  @Test
  void what_is_not_a_picture_is_refused() throws IOException {
    Path file = folder.resolve("text.png");
    Files.writeString(file, "no picture");
    assertThatThrownBy(() -> OwnPicture.read(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("OwnPicture: expected a PNG, JPEG, GIF or BMP file but got ");
    assertThatThrownBy(() -> OwnPicture.read(folder.resolve("none.png").toString()))
        .isInstanceOf(IOException.class);
  }
}
