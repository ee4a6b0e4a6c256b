package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.plots.ImshowOption.Cmap;
import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColorMapTest {
  @Test
  void viridis_runs_from_dark_violet_to_yellow_as_in_matplotlib() {
    ColorMap viridis = ColorMap.named("viridis");
    assertThat(viridis.at(0)).isEqualTo(new Color(0x440154));
    assertThat(viridis.at(0.5)).isEqualTo(new Color(0x21918c));
    assertThat(viridis.at(1)).isEqualTo(new Color(0xfde725));
  }

  @Test
  void viridis_gets_brighter_all_the_way() {
    ColorMap viridis = ColorMap.named("viridis");
    double[] brightness =
        IntStream.rangeClosed(0, 100).mapToDouble(i -> brightness(viridis.at(i / 100.0))).toArray();
    assertThat(brightness).isSorted();
  }

  @Test
  void between_two_anchors_the_channels_are_mixed_in_proportion() {
    assertThat(ColorMap.named("gray").at(0.2)).isEqualTo(new Color(51, 51, 51));
  }

  @Test
  void the_middle_of_the_diverging_map_is_nearly_white_between_blue_and_red() {
    ColorMap map = ColorMap.named("RdBu_r");
    assertThat(map.at(0.5)).isEqualTo(new Color(0xf7f7f7));
    assertThat(map.at(0.2).getBlue()).isGreaterThan(map.at(0.2).getRed());
    assertThat(map.at(0.8).getRed()).isGreaterThan(map.at(0.8).getBlue());
  }

  @Test
  void beyond_its_ends_a_map_keeps_its_last_colour() {
    ColorMap gray = ColorMap.named("gray");
    assertThat(gray.at(-1)).isEqualTo(Color.BLACK);
    assertThat(gray.at(2)).isEqualTo(Color.WHITE);
  }

  @Test
  void an_unknown_name_lists_the_known_and_the_nearest() {
    assertThatThrownBy(() -> new Cmap("Viridi"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unknown colour map: Viridi\n"
                + "Did you mean \"viridis\"? Known names: RdBu_r, gray, viridis");
  }

  // the Rec. 709 luma of an sRGB colour
  private static double brightness(Color color) {
    return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
  }
}
