package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageShiftTest {
  private static final INDArray IMAGES =
      Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).reshape(2, 2, 3, 1);

  @Test
  void pixels_move_to_the_right_and_black_follows() {
    INDArray moved = ImageShift.by(0, 1, IMAGES);
    assertThat(moved.dup().data().asFloat()).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11);
    assertThat(moved.shape()).containsExactly(2, 2, 3, 1);
  }

  @Test
  void they_also_move_down_up_and_to_the_left() {
    assertThat(ImageShift.by(1, 0, IMAGES).dup().data().asFloat())
        .containsExactly(0, 0, 0, 1, 2, 3, 0, 0, 0, 7, 8, 9);
    assertThat(ImageShift.by(-1, -2, IMAGES).dup().data().asFloat())
        .containsExactly(6, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0);
  }

  @Test
  void the_images_are_left_alone() {
    INDArray before = IMAGES.dup();
    ImageShift.by(1, 1, IMAGES);
    assertThat(IMAGES).isEqualTo(before);
    assertThat(ImageShift.by(0, 0, IMAGES)).isEqualTo(IMAGES);
  }

  @Test
  void a_shift_as_wide_as_the_image_is_refused() {
    assertThatThrownBy(() -> ImageShift.by(2, 0, IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ImageShift: expected images [n,rows,columns,channels] with more than 2 rows and 0"
                + " columns but got [2, 2, 3, 1]");
    assertThatThrownBy(() -> ImageShift.by(0, -3, IMAGES)).hasMessageContaining("3 columns");
    assertThatThrownBy(() -> ImageShift.by(0, 0, IMAGES.reshape(2, 6)))
        .hasMessageEndingWith("but got [2, 6]");
  }
}
