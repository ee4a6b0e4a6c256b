package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WindowFigureTest {
  private static final INDArray WEIGHTS =
      Nd4j.createFromArray(new double[][] {{-1, 0, 1}, {-2, 0, 2}, {0, 0, 3}});

  /** An image of 6 by 8 whose blocks of 2 by 2 have the values 0, 1, 2, ... in rows of four. */
  private static INDArray blocks() {
    INDArray image = Nd4j.zeros(6, 8);
    for (int r = 0; r < 6; r++) {
      for (int c = 0; c < 8; c++) {
        image.putScalar(r, c, r / 2 * 4 + c / 2);
      }
    }
    return image;
  }

  @Test
  void the_image_is_halved_and_its_brightest_pixel_is_9() {
    INDArray small = WindowFigure.shrunk(blocks());
    assertThat(small.shape()).containsExactly(3, 4);
    assertThat(small.getDouble(2, 3)).isEqualTo(9);
    assertThat(small.getDouble(1, 1)).isEqualTo(4); // 5 × 9 / 11 = 4.09
    assertThat(WindowFigure.shrunk(Nd4j.zeros(6, 6)).sumNumber().doubleValue()).isZero();
  }

  // rows 0 1 2 2, 3 4 5 6, 7 7 8 9 after scaling; for the first place,
  // -1 × 0 + 1 × 2 - 2 × 3 + 2 × 5 + 3 × 8 = 30
  @Test
  void each_place_shows_its_products_and_their_sum() {
    List<Frame> frames = WindowFigure.over(blocks(), WEIGHTS).frames();
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).words())
        .isEqualTo("Row 1, column 1: −1 × 0 + 1 × 2 − 2 × 3 + 2 × 5 + 3 × 8 = 30.");
    assertThat(frames.get(0).label()).isEqualTo("1, 1");
    assertThat(frames.get(0).drawing()).contains("sum 30");
    assertThat(frames.get(1).words()).startsWith("Row 1, column 2: −1 × 1 + 1 × 2 − 2 × 4");
  }

  @Test
  void a_window_without_weights_sees_nothing() {
    InteractiveFigure figure = WindowFigure.over(blocks(), Nd4j.zeros(3, 3));
    assertThat(figure.frames().get(1).words()).isEqualTo("Row 1, column 2: 0 = 0.");
  }

  @Test
  void other_shapes_are_refused() {
    assertThatThrownBy(() -> WindowFigure.over(Nd4j.zeros(5, 6), WEIGHTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "WindowFigure: expected an image with even sides of at least 6 and a window [3,3] but"
                + " got [5, 6] and [3, 3]");
    assertThatThrownBy(() -> WindowFigure.over(blocks(), Nd4j.zeros(3, 2)))
        .hasMessageEndingWith("[6, 8] and [3, 2]");
    assertThatThrownBy(() -> WindowFigure.over(Nd4j.zeros(1, 6, 6), WEIGHTS))
        .hasMessageContaining("[1, 6, 6]");
  }
}
