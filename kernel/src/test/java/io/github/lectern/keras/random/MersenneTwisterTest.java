package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MersenneTwisterTest {
  @Test
  void words_of_43052_are_those_of_python() {
    MersenneTwister twister = new MersenneTwister(43052);

    assertThat(IntStream.range(0, 12).mapToObj(i -> Integer.toUnsignedLong(twister.nextWord())))
        .containsExactlyElementsOf(TensorFlowGolden.longs("mt19937_raw_first_12_getrandbits32"));
  }

  /** The words are from Python 3.11: {@code random.Random(1 << 40 | 7).getrandbits(32)}. */
  @Test
  void a_seed_above_32_bits_uses_both_of_its_words() {
    MersenneTwister twister = new MersenneTwister((1L << 40) | 7);

    assertThat(new int[] {twister.nextWord(), twister.nextWord(), twister.nextWord()})
        .containsExactly(-1659129638, -1085234078, -794928459);
  }

  @Test
  void a_negative_seed_counts_as_its_magnitude() {
    assertThat(new MersenneTwister(-43052).nextWord())
        .isEqualTo(new MersenneTwister(43052).nextWord());
  }

  /** The word is from Python 3.11: {@code random.Random(-2**63).getrandbits(32)}. */
  @Test
  void the_smallest_long_is_a_seed_like_any_other() {
    assertThat(new MersenneTwister(Long.MIN_VALUE).nextWord()).isEqualTo(-1917857528);
  }

  /** The 1001st word of Python 3.11's {@code random.Random(0)}, which needs a second state. */
  @Test
  void words_after_the_first_624_are_also_right() {
    MersenneTwister twister = new MersenneTwister(0);
    for (int i = 0; i < 1000; i++) {
      twister.nextWord();
    }

    assertThat(twister.nextWord()).isEqualTo(126175447);
  }
}
