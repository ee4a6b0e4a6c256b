package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationSeedsTest {
  @ParameterizedTest
  @CsvSource({
    "0, op_seeds_0_first_4",
    "1, op_seeds_1_first_4",
    "42, op_seeds_42_first_4",
    "43052, op_seeds_43052_first_8"
  })
  void operation_seeds_are_those_of_tensorflow(long seed, String golden) {
    OperationSeeds seeds = new OperationSeeds(seed);
    List<Long> expected = TensorFlowGolden.longs(golden);

    assertThat(Stream.generate(seeds::nextOpSeed).limit(expected.size()))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void an_operation_gets_the_global_seed_and_its_own() {
    OperationSeeds seeds = new OperationSeeds(43052);

    assertThat(seeds.next()).isEqualTo(new OperationSeed(43052, 1556685636L));
    assertThat(seeds.next()).isEqualTo(new OperationSeed(43052, 1801913996L));
  }

  @Test
  void seeds_are_reduced_to_31_bits() {
    assertThat(OperationSeed.of(OperationSeed.MODULUS + 5, 7)).isEqualTo(new OperationSeed(5, 7));
    assertThat(OperationSeed.of(-1, 7)).isEqualTo(new OperationSeed(2147483646L, 7));
    assertThat(OperationSeed.of(3, OperationSeed.MODULUS + 9)).isEqualTo(new OperationSeed(3, 9));
  }

  @Test
  void two_zero_seeds_become_zero_and_the_modulus() {
    assertThat(OperationSeed.of(0, 0)).isEqualTo(new OperationSeed(0, 2147483647L));
    assertThat(OperationSeed.of(OperationSeed.MODULUS, 0))
        .isEqualTo(new OperationSeed(0, 2147483647L));
    assertThat(OperationSeed.of(0, 1)).isEqualTo(new OperationSeed(0, 1));
    assertThat(OperationSeed.of(1, 0)).isEqualTo(new OperationSeed(1, 0));
  }
}
