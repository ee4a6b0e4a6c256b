package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks contrasts against the limit of WCAG 2 for graphics and large text, which is 3. */
class ThemeInkTest {
  /** The page colours of JupyterLab's themes; the dark pages of the site are a little lighter. */
  private static final List<Color> PAGES =
      List.of(Color.WHITE, new Color(0x111111), new Color(0x14181E));

  @Test
  void the_colours_of_series_and_axes_are_visible_on_light_and_dark_pages() {
    assertThat(Palette.series()).hasSize(6);
    for (Color page : PAGES) {
      for (Color color : Palette.series()) {
        assertThat(Shade.contrast(color, page)).as("%s on %s", color, page).isGreaterThan(3);
      }
      assertThat(Shade.contrast(Palette.GREY, page)).isGreaterThan(3);
    }
  }

  @Test
  void the_inks_of_images_are_legible_on_light_and_dark_pages() {
    List<Color> inks =
        Pattern.compile("color:#(\\w{6})")
            .matcher(Page.INK_STYLE)
            .results()
            .map((MatchResult ink) -> new Color(Integer.parseInt(ink.group(1), 16)))
            .toList();
    assertThat(inks).hasSize(2);
    for (Color page : PAGES) {
      assertThat(inks).allSatisfy(ink -> assertThat(Shade.contrast(ink, page)).isGreaterThan(3.9));
    }
    assertThat(Shade.contrast(inks.get(0), PAGES.get(0))).isGreaterThan(4.5);
    assertThat(Shade.contrast(inks.get(1), PAGES.get(1))).isGreaterThan(4.5);
  }

  @Test
  void dark_greys_become_the_ink_of_the_page_and_light_ones_a_tint_of_it() {
    assertThat(ThemeInk.attributes("fill", "black", 1)).isEqualTo(" fill=\"currentColor\"");
    assertThat(ThemeInk.attributes("stroke", Palette.hex(Palette.INK), 1))
        .isEqualTo(" stroke=\"currentColor\"");
    // (255 - 228) / (255 - 51)
    assertThat(ThemeInk.attributes("stroke", "rgb(228,228,228)", 1))
        .isEqualTo(" stroke=\"currentColor\" stroke-opacity=\"0.13\"");
    assertThat(ThemeInk.attributes("fill", "white", 1)).isEqualTo(" fill=\"none\"");
  }

  @Test
  void colours_and_medium_greys_remain() {
    assertThat(ThemeInk.attributes("fill", "rgb(0,114,178)", .5))
        .isEqualTo(" fill=\"#0072b2\" fill-opacity=\"0.50\"");
    assertThat(ThemeInk.attributes("fill", "#8A8A8A", 1)).isEqualTo(" fill=\"#8a8a8a\"");
    assertThat(ThemeInk.attributes("fill", "url(#g1)", 1)).isEqualTo(" fill=\"url(#g1)\"");
  }

  @Test
  void the_numbers_in_shaded_cells_keep_their_colour() {
    for (double share = 0; share <= 1; share += 0.05) {
      Shade shade = new Shade(share);
      assertThat(ThemeInk.attributes("fill", Palette.hex(shade.ink()), 1))
          .isEqualTo(ThemeInk.fixed("fill", Palette.hex(shade.ink()), 1));
      assertThat(Shade.contrast(shade.ink(), shade.paper())).isGreaterThan(4.5);
    }
  }
}
