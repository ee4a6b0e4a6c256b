package io.github.lectern.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LabelledScatterTest {
  private static final LabelledScatter NETS =
      new LabelledScatter("parameters", "accuracy")
          .add("net1", 23_860, .6055)
          .add("net2", 648_010, .862)
          .add("net3", 1_399_510, .865);

  @Test
  void the_words_tell_every_point() {
    assertThat(NETS.description())
        .isEqualTo(
            "accuracy against parameters: net1 (23,860, 0.6055), net2 (648,010, 0.8620),"
                + " net3 (1,399,510, 0.8650).");
    assertThat(new LabelledScatter("parameters", "accuracy").description())
        .isEqualTo("accuracy against parameters: no points.");
  }

  @Test
  void more_parameters_stand_further_right_and_more_accuracy_higher() {
    BufferedImage image = NETS.image(1);
    assertThat(Pixels.count(image.getSubimage(90, 180, 130, 110), Palette.BLUE)).isGreaterThan(50);
    assertThat(Pixels.count(image.getSubimage(305, 20, 200, 100), Palette.BLUE)).isGreaterThan(100);
    assertThat(Pixels.count(image.getSubimage(305, 180, 200, 110), Palette.BLUE)).isZero();
  }

  @Test
  void points_at_the_same_place_both_keep_a_readable_name() {
    LabelledScatter alike =
        new LabelledScatter("p", "a")
            .add("first", 1000, .5)
            .add("second", 1001, .5)
            .add("c", 5e5, .9);
    BufferedImage image = alike.image(3);
    BufferedImage one =
        new LabelledScatter("p", "a")
            .add("first", 1000, .5)
            .add("", 1001, .5)
            .add("c", 5e5, .9)
            .image(3);
    assertThat(Pixels.count(image, Palette.INK)).isGreaterThan(Pixels.count(one, Palette.INK));
  }

  @Test
  void one_point_and_none_can_be_drawn() {
    assertThat(Pixels.count(new LabelledScatter("p", "a").add("x", 10, 1).image(1), Palette.BLUE))
        .isBetween(50L, 100L);
    assertThat(Pixels.count(new LabelledScatter("p", "a").image(1), Palette.BLUE)).isZero();
  }

  @Test
  void what_a_logarithmic_axis_cannot_show_is_refused() {
    assertThatThrownBy(() -> NETS.add("none", 0, .1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LabelledScatter: expected a finite x above 0 and a finite y but got (0.0, 0.1)");
    assertThatThrownBy(() -> NETS.add("nan", 10, Double.NaN))
        .hasMessageContaining("but got (10.0, NaN)");
  }

  @Test
  void a_bar_extends_by_the_deviation_up_and_down() {
    LabelledScatter plain = new LabelledScatter("p", "a").add("a", 10, .4).add("b", 1000, .8);
    LabelledScatter bars =
        new LabelledScatter("p", "a").add("a", 10, .4, .1).add("b", 1000, .8, .05);
    assertThat(bars.description())
        .isEqualTo("a against p: a (10, 0.4000 ± 0.1000), b (1,000, 0.8000 ± 0.0500).");
    assertThat(Pixels.count(bars.image(2), Palette.BLUE))
        .isGreaterThan(Pixels.count(plain.image(2), Palette.BLUE) + 100);
  }

  /** A name that crossed a bar would hide part of it. */
  @Test
  void names_cover_no_bar() {
    LabelledScatter named = new LabelledScatter("p", "a");
    LabelledScatter plain = named;
    double[][] points = {{12_810, .839, .006}, {23_860, .832, .012}, {648_010, .835, .006}};
    for (double[] point : points) {
      named = named.add("convolution", point[0], point[1], point[2]);
      plain = plain.add("", point[0], point[1], point[2]);
    }
    assertThat(Pixels.count(named.image(2), Palette.BLUE))
        .isEqualTo(Pixels.count(plain.image(2), Palette.BLUE));
  }

  @Test
  void a_bar_needs_a_length() {
    assertThatThrownBy(() -> NETS.add("n", 10, .5, -1))
        .hasMessage("LabelledScatter: expected a finite deviation of at least 0 but got -1.0");
    assertThatThrownBy(() -> NETS.add("n", 10, .5, Double.NaN)).hasMessageContaining("got NaN");
  }
}
