package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhiloxStreamTest {
  private static final OperationSeed FIRST_KERNEL = new OperationSeed(43052, 1556685636L);

  @Test
  void uniforms_are_those_of_tensorflow() {
    assertThat(new PhiloxStream(FIRST_KERNEL).uniform(8))
        .containsExactly(TensorFlowGolden.floats("uniform01_43052_1556685636_first8"));
    assertThat(new PhiloxStream(new OperationSeed(1, 2)).uniform(17))
        .containsExactly(TensorFlowGolden.floats("uniform01_1_2_17"));
  }

  @Test
  void uniforms_fill_the_unit_interval() {
    float[] numbers = new PhiloxStream(FIRST_KERNEL).uniform(100_000);

    for (float number : numbers) {
      assertThat(number).isGreaterThanOrEqualTo(0f).isLessThan(1f);
    }
    // The mean of 100,000 has a standard deviation of 0.2887 / sqrt(1e5) = 0.0009.
    assertThat(mean(numbers)).isCloseTo(0.5, within(0.004));
  }

  /**
   * The numbers are the example in TensorFlow's documentation of tf.random.normal, printed with 8
   * digits: global seed 5, operation seed 1, shape [2, 2].
   */
  @Test
  void normals_are_those_of_tensorflows_documentation() {
    assertThat(new PhiloxStream(OperationSeed.of(5, 1)).normal(4))
        .containsExactly(
            new float[] {-1.3768897f, -0.01258316f, -0.169515f, 1.0824056f}, offset(1e-7f));
  }

  @Test
  void an_odd_count_of_normals_leaves_out_the_last() {
    assertThat(new PhiloxStream(FIRST_KERNEL).normal(5))
        .containsExactly(Arrays.copyOf(new PhiloxStream(FIRST_KERNEL).normal(6), 5));
  }

  @Test
  void normals_have_mean_0_and_standard_deviation_1() {
    float[] numbers = new PhiloxStream(FIRST_KERNEL).normal(100_000);

    assertThat(mean(numbers)).isCloseTo(0, within(0.013)); // four standard deviations
    assertThat(meanSquare(numbers)).isCloseTo(1, within(0.018));
  }

  @Test
  void truncated_normals_stay_within_two_standard_deviations() {
    float[] numbers = new PhiloxStream(FIRST_KERNEL).truncatedNormal(100_000);

    for (float number : numbers) {
      assertThat(Math.abs(number)).isLessThan(2f);
    }
    // The variance of a normal distribution truncated at 2 is 1 - 4 phi(2) / (2 Phi(2) - 1).
    assertThat(meanSquare(numbers)).isCloseTo(0.77374, within(0.011));
  }

  @Test
  void truncated_normals_without_a_rejection_are_the_normals() {
    // All four numbers of the documentation's example are in (-2, 2).
    assertThat(new PhiloxStream(OperationSeed.of(5, 1)).truncatedNormal(4))
        .containsExactly(new PhiloxStream(OperationSeed.of(5, 1)).normal(4));
  }

  @Test
  void each_four_truncated_normals_start_256_blocks_later() {
    Philox philox = new Philox(FIRST_KERNEL);
    float[] numbers = new PhiloxStream(FIRST_KERNEL).truncatedNormal(400);
    float[] pair = new float[2];
    int compared = 0;
    for (int group = 0; group < 100; group++) {
      int[] words = philox.words(256L * group, 2);
      BoxMuller.pair(words[0], words[1], pair);
      if (Math.abs(pair[0]) < 2) {
        assertThat(numbers[4 * group]).isEqualTo(pair[0]);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(80);
  }

  @Test
  void a_rejected_number_is_replaced_by_the_next_one() {
    float[] normals = new PhiloxStream(FIRST_KERNEL).normal(1024); // a region of 256 blocks
    float[] expected = new float[4];
    int found = 0;
    for (int i = 0; found < 4; i++) {
      if (Math.abs(normals[i]) < 2) {
        expected[found++] = normals[i];
      }
    }
    assertThat(new PhiloxStream(FIRST_KERNEL).truncatedNormal(4)).containsExactly(expected);
  }

  @Test
  void a_second_call_starts_after_the_256_blocks_kept_for_each_number() {
    PhiloxStream stream = new PhiloxStream(FIRST_KERNEL);
    stream.uniform(3);

    int[] words = new Philox(FIRST_KERNEL).words(3 * 256, 2);
    assertThat(stream.uniform(2)).containsExactly(Uniform.unit(words[0]), Uniform.unit(words[1]));
  }

  @Test
  void no_numbers_is_an_empty_array() {
    PhiloxStream stream = new PhiloxStream(FIRST_KERNEL);

    assertThat(stream.uniform(0)).isEmpty();
    assertThat(stream.normal(0)).isEmpty();
    assertThat(stream.truncatedNormal(0)).isEmpty();
  }

  private static double mean(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double meanSquare(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += (double) number * number;
    }
    return sum / numbers.length;
  }
}
