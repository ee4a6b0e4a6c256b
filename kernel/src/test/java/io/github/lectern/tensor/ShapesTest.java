package io.github.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ShapesTest {
  @Test
  void a_tuple_is_written_as_in_python() {
    assertThat(Shapes.tuple(60000, 28, 28)).isEqualTo("(60000, 28, 28)");
    assertThat(Shapes.tuple(60000)).isEqualTo("(60000,)");
    assertThat(Shapes.tuple()).isEqualTo("()");
    assertThat(Shapes.tuple(Nd4j.create(2, 3))).isEqualTo("(2, 3)");
  }

  @Test
  void brackets_have_no_spaces() {
    assertThat(Shapes.brackets(60000, 784)).isEqualTo("[60000,784]");
    assertThat(Shapes.brackets(7)).isEqualTo("[7]");
    assertThat(Shapes.brackets()).isEqualTo("[]");
  }

  @Test
  void any_number_of_samples_is_n_in_messages_and_none_in_a_summary() {
    assertThat(Shapes.batch(28, 28)).isEqualTo("[n,28,28]");
    assertThat(Shapes.batch()).isEqualTo("[n]");
    assertThat(Shapes.noneTuple(784)).isEqualTo("(None, 784)");
    assertThat(Shapes.noneTuple(28, 28)).isEqualTo("(None, 28, 28)");
    assertThat(Shapes.noneTuple()).isEqualTo("(None,)");
  }

  @Test
  void the_size_is_the_product() {
    assertThat(Shapes.size(2, 3, 5)).isEqualTo(30);
    assertThat(Shapes.size()).isEqualTo(1);
    assertThat(Shapes.size(7, 0)).isZero();
  }

  @Test
  void a_sample_has_a_size_and_a_batch_a_shape() {
    int[] image = {28, 28};
    assertThat(Shapes.size(image)).isEqualTo(784);
    assertThat(Shapes.ofSamples(60_000, image)).containsExactly(60_000, 28, 28);
    assertThat(Shapes.ofSamples(3)).containsExactly(3);
    assertThat(Shapes.batch(image)).isEqualTo("[n,28,28]");
    assertThat(Shapes.brackets(image)).isEqualTo("[28,28]");
    assertThat(Shapes.ints(28, 28)).containsExactly(28, 28);
  }

  @Test
  void a_size_that_is_too_large_is_refused() {
    assertThatThrownBy(() -> Shapes.size(new int[] {70_000, 70_000}))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Shapes.ints(1L << 31)).isInstanceOf(ArithmeticException.class);
  }
}
