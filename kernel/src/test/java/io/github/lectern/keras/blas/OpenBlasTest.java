package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenBlasTest {
  private static final Processors AVX2 = Processors.of("flags\t\t: fpu avx2\n");
  private static final Processors AVX512 = Processors.of("flags\t\t: fpu avx2 avx512f avx512dq\n");

  @Test
  void its_kernels_are_those_of_the_processor_unless_it_is_told_others() {
    assertThat(OpenBlas.usesAvx512(AVX512, null)).isTrue();
    assertThat(OpenBlas.usesAvx512(AVX2, null)).isFalse();
    assertThat(OpenBlas.usesAvx512(AVX512, "Haswell")).isFalse();
    assertThat(OpenBlas.usesAvx512(AVX512, "SkylakeX")).isTrue();
  }

  // 128 x 784 x 500 = 50 million
  @Test
  void packing_pays_sooner_without_avx512() {
    assertThat(OpenBlas.packsWell(false, 128, 50_000_000)).isTrue();
    assertThat(OpenBlas.packsWell(true, 128, 50_000_000)).isFalse();
    assertThat(OpenBlas.packsWell(true, 256, 100_000_000)).isTrue();
    assertThat(OpenBlas.packsWell(true, 64, 100_000_000)).isFalse();
  }

  // 32 x 784 x 500 = 13 million
  @Test
  void batches_of_32_are_small_with_and_without_avx512() {
    assertThat(OpenBlas.packsWell(false, 32, 13_000_000)).isFalse();
    assertThat(OpenBlas.packsWell(true, 32, 13_000_000)).isFalse();
  }
}
