package io.github.lectern.lessons.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneHotStepsTest {
  @Test
  void a_label_becomes_a_row_in_four_steps() {
    List<Frame> steps = OneHotSteps.label(2, "cat", "dog", "horse", "cow", "hen").frames();
    assertThat(steps)
        .extracting(Frame::label)
        .containsExactly("the classes", "the number", "empty places", "a single 1");
    assertThat(steps.get(3).words())
        .isEqualTo("The place under number 2 gets the 1, so oneHot(2, 5) is [0, 0, 1, 0, 0].");
  }

  @Test
  void only_the_last_step_of_a_label_has_a_filled_place() {
    List<Frame> steps = OneHotSteps.label(0, "shirt", "shoe").frames();
    assertThat(steps.subList(0, 3)).allSatisfy(step -> assertThat(filledPlaces(step)).isZero());
    assertThat(filledPlaces(steps.get(3))).isOne();
  }

  @Test
  void each_label_adds_a_row_and_the_last_step_shows_the_shape() {
    List<Frame> steps = OneHotSteps.labels(new int[] {0, 1, 1}, "shirt", "shoe").frames();
    assertThat(steps).extracting(OneHotStepsTest::filledPlaces).containsExactly(1, 2, 3);
    assertThat(steps.get(1).words()).isEqualTo("Label 1 is \"shoe\": its row is [0, 1].");
    assertThat(steps.get(2).words()).endsWith("The matrix has the shape (3, 2).");
  }

  @Test
  void a_label_without_a_class_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OneHotSteps.label(2, "shirt", "shoe"))
        .withMessageContaining("but got 2");
  }

  private static int filledPlaces(Frame frame) {
    return frame.drawing().split("fill=\"" + Svg.BLUE, -1).length - 1;
  }
}
