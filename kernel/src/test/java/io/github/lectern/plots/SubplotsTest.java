package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubplotsTest {
  private static final Subplots TWO =
      new Subplots()
          .add("left", new Patch(100, 40, Color.RED))
          .add("right", new Patch(60, 70, Color.BLUE));

  private record Patch(int width, int height, Color color) implements Figure {
    @Override
    public void paint(Graphics2D graphics) {
      graphics.setColor(color);
      graphics.fillRect(0, 0, width, height);
    }

    @Override
    public String description() {
      return width + " by " + height + ".";
    }
  }

  @Test
  void figures_stand_side_by_side_below_a_line_of_titles() {
    assertThat(TWO.width()).isEqualTo(100 + 16 + 60);
    assertThat(TWO.height()).isEqualTo(26 + 70);
    BufferedImage image = TWO.image(1);
    assertThat(Pixels.count(image, Color.RED)).isEqualTo(100 * 40);
    assertThat(Pixels.count(image, Color.BLUE)).isEqualTo(60 * 70);
    assertThat(new Color(image.getRGB(0, 26))).isEqualTo(Color.RED);
    assertThat(new Color(image.getRGB(116, 26))).isEqualTo(Color.BLUE);
  }

  @Test
  void a_page_can_show_each_figure_with_its_title_and_its_half_of_the_gap() {
    List<Figure> panels = TWO.panels();

    assertThat(panels).extracting(Figure::width).containsExactly(108, 68);
    assertThat(panels)
        .extracting(Figure::description)
        .containsExactly("left: 100 by 40.", "right: 60 by 70.");
    BufferedImage whole = TWO.image(1);
    assertThat(Pixels.of(panels.get(0).image(1)))
        .isEqualTo(Pixels.of(whole.getSubimage(0, 0, 108, 66)));
    assertThat(Pixels.of(panels.get(1).image(1)))
        .isEqualTo(Pixels.of(whole.getSubimage(108, 0, 68, 96)));
  }

  @Test
  void nothing_has_a_single_panel() {
    Subplots none = new Subplots();
    assertThat(none.panels()).containsExactly(none);
  }

  @Test
  void titles_are_drawn_above_the_figures() {
    BufferedImage titles = TWO.image(2).getSubimage(0, 0, 2 * 176, 2 * 25);
    assertThat(Pixels.count(titles, Palette.INK)).isGreaterThan(50);
  }

  @Test
  void the_words_name_each_figure() {
    assertThat(TWO.description()).isEqualTo("left: 100 by 40. right: 60 by 70.");
  }
}
