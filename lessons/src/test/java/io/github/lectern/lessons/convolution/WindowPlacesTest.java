package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.interactive.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlacesTest {
  // The places are counted on paper.
  @ParameterizedTest
  @CsvSource({
    "28, 3, 1, 0, 26",
    "28, 3, 1, 1, 28",
    "28, 3, 2, 0, 13",
    "28, 5, 1, 2, 28",
    "26, 2, 2, 0, 13",
    "7, 2, 2, 0, 3",
    "3, 3, 1, 0, 1",
    "11, 3, 4, 0, 3"
  })
  void the_places_of_a_window_are_counted(
      int pixels, int window, int stride, int ring, int places) {
    assertThat(WindowPlaces.count(pixels, window, stride, ring)).isEqualTo(places);
  }

  @Test
  void the_words_of_each_step_name_the_size_that_is_drawn() {
    List<Frame> steps = WindowPlaces.steps().frames();
    assertThat(steps)
        .extracting(Frame::label)
        .containsExactly("no padding", "padding", "stride 2", "pooling 2");
    assertThat(steps.get(0).words()).contains("5 × 5");
    assertThat(steps.get(0).drawing()).contains("5 × 5 places");
    assertThat(steps.get(1).drawing()).contains("7 × 7 places");
    assertThat(steps.get(2).drawing()).contains("3 × 3 places");
    assertThat(steps.get(3).drawing()).contains("3 × 3 places");
  }
}
