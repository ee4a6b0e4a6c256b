package io.github.lectern.lessons.logistic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorStepsTest {
  private static final List<Frame> STEPS = TensorSteps.figure().frames();

  @Test
  void each_step_adds_an_axis_to_the_shape() {
    assertThat(STEPS)
        .extracting(Frame::label)
        .containsExactly("a number", "a row", "a matrix", "a stack");
    assertThat(STEPS)
        .extracting(step -> step.words().replaceAll("(?s).*(shape is \\([\\d, ]*\\)).*", "$1"))
        .containsExactly("shape is ()", "shape is (3)", "shape is (2, 3)", "shape is (4, 2, 3)");
  }

  @Test
  void cells_are_not_white_because_pages_may_be_dark() {
    assertThat(STEPS).extracting(Frame::drawing).noneMatch(svg -> svg.contains("fill=\"#fff\"/>"));
    assertThat(STEPS).extracting(Frame::drawing).allMatch(svg -> svg.contains(Svg.BLUE));
  }

  @Test
  void as_many_cells_are_drawn_as_the_shape_has_numbers() {
    assertThat(STEPS)
        .extracting(step -> step.drawing().split("<text", -1).length - 1)
        .containsExactly(1, 3, 2 * 3, 4 * 2 * 3);
  }
}
