package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Test;

class OpenBlasTest {
  private static final Processors AVX2 = Processors.of("flags\t\t: fpu avx2\n");
  private static final Processors AVX512 = Processors.of("flags\t\t: fpu avx2 avx512f avx512dq\n");

  @Test
  void its_kernels_are_those_of_the_processor_unless_others_are_selected() {
    assertThat(OpenBlas.usesAvx512(AVX512, null)).isTrue();
    assertThat(OpenBlas.usesAvx512(AVX2, null)).isFalse();
    assertThat(OpenBlas.usesAvx512(AVX512, "Haswell")).isFalse();
    assertThat(OpenBlas.usesAvx512(AVX512, "SkylakeX")).isTrue();
  }

  // 128 x 784 x 500 = 50 million
  @Test
  void packing_pays_off_sooner_without_avx512() {
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

  // [1 2 3; 4 5 6] [1 3; 0 1; 2 0] = [7 5; 16 17]; each row is part of a longer one
  @Test
  void it_replaces_previous_numbers_even_nan_or_adds_to_them() {
    FloatPointer a = new FloatPointer(1, 2, 3, -1, 4, 5, 6, -1);
    FloatPointer b = new FloatPointer(1, 0, 2, -1, 3, 1, 0, -1);
    FloatPointer c = new FloatPointer(Float.NaN, Float.NaN, -1, Float.NaN, Float.NaN, -1);
    OpenBlas.SGEMM.run(false, true, 2, 2, 3, a, 4, b, 4, 0f, c, 3);
    assertThat(numbers(c)).containsExactly(7, 5, -1, 16, 17, -1);
    OpenBlas.SGEMM.run(false, true, 2, 2, 3, a, 4, b, 4, 1f, c, 3);
    assertThat(numbers(c)).containsExactly(14, 10, -1, 32, 34, -1);
  }

  private static float[] numbers(FloatPointer pointer) {
    float[] numbers = new float[6];
    pointer.get(numbers);
    return numbers;
  }

  @Test
  void it_is_limited_to_one_thread() {
    OpenBlas.useOneThread(); // looks up the function
    try (GetNumThreads threads = new GetNumThreads()) {
      blas_set_num_threads(2);
      assertThat(threads.call(0)).isEqualTo(2);
      OpenBlas.useOneThread();
      assertThat(threads.call(0)).isEqualTo(1);
    }
  }

  /** Calls {@code openblas_get_num_threads}, which JavaCPP does not bind; ignores the argument. */
  private static final class GetNumThreads extends openblas_nolapack.MklSetNumThreadsLocal {
    GetNumThreads() {
      put(Loader.addressof("openblas_get_num_threads"));
    }
  }
}
