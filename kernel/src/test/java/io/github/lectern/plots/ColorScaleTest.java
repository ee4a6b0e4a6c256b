package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ColorScaleTest {
  private static final ColorMap GRAY = ColorMap.named("gray");

  @Test
  void the_smallest_value_has_the_first_colour_and_the_largest_the_last() {
    ColorScale scale = ColorScale.of(GRAY, new float[] {30, 10, 60});
    assertThat(scale.color(10)).isEqualTo(Color.BLACK);
    assertThat(scale.color(20)).isEqualTo(new Color(51, 51, 51)); // a fifth of 255
    assertThat(scale.color(60)).isEqualTo(Color.WHITE);
  }

  @Test
  void around_zero_the_middle_colour_stands_for_0() {
    ColorScale scale = ColorScale.aroundZero(ColorMap.named("RdBu_r"), new float[] {-1, 4});
    assertThat(scale.from()).isEqualTo(-4.0);
    assertThat(scale.to()).isEqualTo(4.0);
    assertThat(scale.color(0)).isEqualTo(new Color(0xf7f7f7));
  }

  @Test
  void values_stand_row_by_row() {
    ColorScale scale = ColorScale.of(GRAY, new float[] {0, 255});
    BufferedImage image = scale.picture(new float[] {0, 51, 102, 153, 204, 255}, 3);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(new Color(image.getRGB(1, 0))).isEqualTo(new Color(51, 51, 51));
    assertThat(new Color(image.getRGB(0, 1))).isEqualTo(new Color(153, 153, 153));
  }

  @Test
  void the_bar_has_room_for_its_widest_label() {
    for (float farthest : new float[] {0.25f, 600, 25_000}) {
      ColorScale scale = ColorScale.aroundZero(GRAY, new float[] {farthest});
      BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
      scale.paintBar(paper(image), 0, 10, 180);
      int width = scale.barWidth();
      BufferedImage beyond = image.getSubimage(width, 0, 200 - width, 200);
      assertThat(Pixels.colours(beyond)).containsExactly(Palette.PAPER);
      assertThat(width).isLessThan(110);
    }
  }

  private static Graphics2D paper(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    return graphics;
  }

  @Test
  void equal_values_all_have_the_first_colour() {
    assertThat(ColorScale.of(GRAY, new float[] {7, 7}).color(7)).isEqualTo(Color.BLACK);
  }
}
