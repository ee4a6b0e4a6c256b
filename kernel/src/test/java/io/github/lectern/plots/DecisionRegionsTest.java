package io.github.lectern.plots;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.plots.DecisionRegions.plotDecisionRegions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DecisionRegionsTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{0}, {0}, {1}, {0}});

  /** Predicts class 1 to the right of x1 = 0.75. */
  private static Sequential right() {
    Sequential net = new Sequential();
    net.add(new Dense(1, activation("sigmoid")));
    net.build(2);
    net.setWeights(
        List.of(Nd4j.createFromArray(new float[][] {{4}, {0}}), Nd4j.createFromArray(-3f)));
    return net;
  }

  // The plane extends from -0.08 to 1.08, so 0.33 of its 1.16 are to the right of 0.75.
  @Test
  void the_words_say_how_much_of_the_plane_each_class_has_and_how_many_samples_are_right() {
    assertThat(plotDecisionRegions(right(), X, Y).axes("width", "height"))
        .hasToString(
            "Decision regions over width and height: class 0 in 72 % of the plane, class 1 in 28 %"
                + " of the plane; 3 of 4 samples predicted correctly.");
  }

  @Test
  void the_plane_is_tinted_on_both_sides_of_the_boundary() {
    BufferedImage image = plotDecisionRegions(right(), X, Y).image(1);
    int left = image.getRGB(62 + 180, 100);
    int right = image.getRGB(62 + 300, 100);
    assertThat(left & 255).as("blue").isGreaterThan(left >> 16 & 255);
    assertThat(right >> 16 & 255).as("red").isGreaterThan(right & 255);
  }

  @Test
  void labels_may_be_numbers_or_one_hot_rows() {
    INDArray rows = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}});
    String expected = plotDecisionRegions(right(), X, Y).svg();
    assertThat(plotDecisionRegions(right(), X, rows).svg()).isEqualTo(expected);
    assertThat(plotDecisionRegions(right(), X, Nd4j.createFromArray(0, 0, 1, 0)).svg())
        .isEqualTo(expected);
  }

  @Test
  void several_outputs_compete_and_any_function_is_a_model() {
    INDArray labels = Nd4j.createFromArray(0, 2, 1, 2);
    // The scores of three classes: x2 < x1 - 0.5, and so on.
    DecisionRegions three =
        plotDecisionRegions(
            points ->
                Nd4j.hstack(
                    points.getColumn(0, true).mul(0).add(0.6),
                    points.getColumn(0, true).sub(points.getColumn(1, true).mul(0.5)),
                    points.getColumn(1, true)),
            X,
            labels);
    assertThat(three.description()).contains("class 2 in ", "4 of 4 samples predicted correctly");
    assertThat(Pixels.colours(three.image(1)))
        .contains(Palette.BLUE, Palette.VERMILLION, Palette.GREEN);
  }

  @Test
  void wrong_samples_have_a_ring() {
    assertThat(plotDecisionRegions(right(), X, Y).svg()).contains(">wrong</text>");
    INDArray right = Nd4j.createFromArray(0, 0, 1, 1);
    assertThat(plotDecisionRegions(right(), X, right).svg()).doesNotContain(">wrong</text>");
  }

  @Test
  void it_follows_the_theme_of_the_page() {
    assertThat(plotDecisionRegions(right(), X, Y).svg())
        .contains("currentColor", "image/png")
        .doesNotContain("fill=\"#ffffff\"");
  }

  @Test
  void other_shapes_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plotDecisionRegions(right(), Nd4j.zeros(4, 3), Y))
        .withMessage(
            "plotDecisionRegions: expected samples with two features, [n,2], but got [4,3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plotDecisionRegions(right(), X, Nd4j.zeros(3, 1)))
        .withMessage(
            "plotDecisionRegions: expected as many labels as samples but got 3 labels and 4"
                + " samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plotDecisionRegions(right(), X, Y.sub(1)))
        .withMessage("plotDecisionRegions: expected labels 0, 1 and so on but got -1.0");
  }
}
