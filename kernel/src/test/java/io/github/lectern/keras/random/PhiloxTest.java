package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, philox_0_0_block0",
    "43052, 1556685636, 0, philox_43052_1556685636_block0_1",
    "43052, 0, 0, philox_43052_0_block0_1",
    "43052, 0, 15000, philox_43052_0_block15000_15001"
  })
  void words_are_those_of_tensorflow(long seed, long seed2, long block, String golden) {
    List<String> expected = TensorFlowGolden.strings(golden);

    int[] words = new Philox(seed, seed2).words(block, expected.size());

    assertThat(hex(words)).isEqualTo(expected);
  }

  @Test
  void a_last_block_may_be_used_in_part() {
    Philox philox = new Philox(43052, 1556685636L);

    assertThat(philox.words(0, 7)).isEqualTo(Arrays.copyOf(philox.words(0, 8), 7));
  }

  /** The expected words are the known answers for philox4x32-10 in Random123 (kat_vectors). */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "-1, -1, -1, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void all_64_bits_of_key_and_counter_count(
      String key, String counterHigh, String block, String expected) {
    int[] words = new Philox(bits(key), bits(counterHigh)).words(bits(block), 4);

    assertThat(String.join(" ", hex(words))).isEqualTo(expected);
  }

  private static long bits(String number) {
    return number.startsWith("0x")
        ? Long.parseUnsignedLong(number.substring(2), 16)
        : Long.parseLong(number);
  }

  private static List<String> hex(int[] words) {
    return Arrays.stream(words).mapToObj(word -> String.format("%08x", word)).toList();
  }
}
