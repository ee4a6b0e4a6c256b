package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class OneDnnTest {
  private static final String INTEL = "vendor_id\t: GenuineIntel\nflags\t\t: fpu ";

  @Test
  void it_is_for_intels_processors_with_avx512() {
    assertThat(OneDnn.suits(INTEL + "avx2 avx512f avx512dq\n")).isTrue();
    assertThat(OneDnn.suits(INTEL + "avx2\n")).isFalse();
    assertThat(OneDnn.suits("vendor_id\t: AuthenticAMD\nflags\t\t: fpu avx512f avx512dq\n"))
        .isFalse();
    assertThat(OneDnn.suits("")).isFalse();
  }

  @Test
  void it_adds_a_product_and_leaves_the_number_of_openmps_threads_as_it_was() {
    assumeTrue(OneDnn.isUsable());
    FloatPointer a = new FloatPointer(1, 2, 3, 4, 5, 6);
    FloatPointer b = new FloatPointer(1, 0, 2, 3, 1, 0);
    FloatPointer c = new FloatPointer(100, 100, 100, 100);
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(3);
    try {
      OneDnn.SGEMM.run(false, true, 2, 2, 3, a, 3, b, 3, 1f, c, 2);
      assertThat(openMp.ompGetMaxThreads()).isEqualTo(3);
    } finally {
      openMp.setOmpNumThreads(before);
    }
    // [1 2 3; 4 5 6] [1 3; 0 1; 2 0] = [7 5; 16 17]
    float[] sums = new float[4];
    c.get(sums);
    assertThat(sums).containsExactly(107, 105, 116, 117);
  }
}
