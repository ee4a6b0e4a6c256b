package io.github.lectern.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BenchCaseTest {
  @Test
  void the_flops_of_net1_count_three_products_a_layer_but_two_for_the_pixels() {
    // 784 * 30 * 2 products + 30 * 10 * 3 products = 47,940 multiplications an image, 2 flops each
    assertThat(BenchCase.of("net1-32").flopsPerEpoch()).isEqualTo(60_000 * 95_880.0);
  }

  @Test
  void the_flops_of_net2_include_the_gradient_of_the_hidden_layer() {
    // 784 * 500 * 2 + 500 * 500 * 3 + 500 * 10 * 3 = 1,549,000
    assertThat(BenchCase.of("net2-1200").flopsPerEpoch()).isEqualTo(60_000 * 2 * 1_549_000.0);
  }

  @Test
  void the_flops_of_the_convnet_count_the_outputs_of_each_convolution() {
    // 26 * 26 * 9 * 32 * 2 products of the pixels, 11 * 11 * 288 * 64 * 3 and 1600 * 10 * 3:
    // 389,376 + 6,690,816 + 48,000 = 7,128,192
    assertThat(BenchCase.of("cnn-128").flopsPerEpoch()).isEqualTo(60_000 * 2 * 7_128_192.0);
  }

  @Test
  void the_convnet_has_as_many_weights_as_keras_summary_says() {
    // 9 * 32 + 32 = 320, 9 * 32 * 64 + 64 = 18,496 and 1600 * 10 + 10 = 16,010
    assertThat(BenchCase.of("cnn-32").parameters()).isEqualTo(34_826);
  }

  @Test
  void lenet_has_the_layers_of_its_paper() {
    // 28 x 28 pixels padded by 2 on each side; 14 -> 10 -> 5 pixels of 16 channels
    assertThat(BenchCase.of("lenet-128").widths()).containsExactly(400, 120, 84, 10);
    // 25 * 6 + 6, 25 * 6 * 16 + 16, 401 * 120, 121 * 84, 85 * 10
    assertThat(BenchCase.of("lenet-128").parameters())
        .isEqualTo(156 + 2_416 + 48_120 + 10_164 + 850);
  }

  @Test
  void the_weights_of_a_dense_net_include_the_biases() {
    assertThat(BenchCase.of("net1-32").parameters()).isEqualTo(785 * 30 + 31 * 10);
  }

  @Test
  void the_flops_of_a_batch_are_its_share_of_the_epoch() {
    assertThat(BenchCase.of("net1-32").flops(32)).isEqualTo(32 * 95_880.0);
  }

  @Test
  void the_steps_are_those_that_keras_prints() {
    assertThat(BenchCase.ALL)
        .extracting(BenchCase::steps)
        .containsExactly(50, 1875, 50, 1875, 1875, 469, 469, 1875);
  }

  @Test
  void the_widths_go_from_the_pixels_to_the_classes() {
    assertThat(BenchCase.of("net2-32").widths()).containsExactly(784, 500, 500, 10);
  }

  @Test
  void an_unknown_case_is_answered_with_the_known_ones() {
    assertThatThrownBy(() -> BenchCase.of("net4"))
        .hasMessage(
            "expected one of net1-1200, net1-32, net2-1200, net2-32, net3-32, lenet-128, cnn-128, cnn-32 but got net4");
  }
}
