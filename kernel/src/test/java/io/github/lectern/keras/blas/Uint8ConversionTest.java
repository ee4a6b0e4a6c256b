package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class Uint8ConversionTest {
  @BeforeAll
  static void loadNd4j() {
    Nd4j.getBackend();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 16_384, 100_003})
  void converts_all_values_and_writes_nothing_after_the_last(int count) {
    try (FloatPointer target = new FloatPointer(count + 1)) {
      target.put(count, -1);
      Uint8Conversion.convert(
          count,
          bytes -> {
            for (int i = 0; i < count; i++) {
              bytes.put(i, (byte) (i * 7));
            }
          },
          target);
      for (int i = 0; i < count; i++) {
        assertThat(target.get(i)).isEqualTo(i * 7 % 256);
      }
      assertThat(target.get(count)).isEqualTo(-1);
    }
  }

  @Test
  void leaves_the_number_of_threads_of_the_caller_as_it_was() {
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = openMp.ompGetMaxThreads();
    try (FloatPointer target = new FloatPointer(1)) {
      openMp.setOmpNumThreads(3);
      Uint8Conversion.convert(1, bytes -> bytes.put(0, (byte) 1), target);
      assertThat(openMp.ompGetMaxThreads()).isEqualTo(3);
    } finally {
      openMp.setOmpNumThreads(before);
    }
  }
}
