package io.github.lectern.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares kernels with those that TensorFlow 2.7 draws with seed 43052 for the lecture's nets, and
 * with those of three layers of a convnet. The latter were computed in Python from TensorFlow's
 * algorithms (MT19937, Philox and Keras' fans of a kernel with four axes), with a program that also
 * gives the kernels of the lecture.
 */
public final class LectureKernels {
  /** The first three weights of each kernel, by its checksum. */
  private static final Map<String, float[]> FIRST_WEIGHTS =
      Map.ofEntries(
          Map.entry("b1f71172", new float[] {-0.012901895f, -0.023720548f, -0.02000162f}),
          Map.entry("cf36c49d", new float[] {-0.2310745f, 0.30333316f, 0.15851218f}),
          Map.entry("54e1f13a", new float[] {-0.010272667f, -0.01888663f, -0.015925568f}),
          Map.entry("bc4cbff9", new float[] {-0.0462149f, 0.060666643f, 0.031702437f}),
          Map.entry("5b112d30", new float[] {0.053111248f, -0.025021352f, 0.0409899f}),
          Map.entry("70f2bbb2", new float[] {0.037929013f, -0.01786882f, 0.029272646f}),
          Map.entry("b50b6a05", new float[] {-0.057711177f, 0.07414437f, 0.0037867203f}),
          Map.entry("b82ad55c", new float[] {0.02392289f, 0.04863178f, -0.026914712f}),
          Map.entry("71d02aa6", new float[] {0.07564058f, -0.037947252f, -0.029052116f}),
          Map.entry("e6fc699e", new float[] {-0.021359324f, -0.039269805f, -0.033113047f}),
          Map.entry("2c9576b2", new float[] {-0.049719315f, 0.065266915f, 0.034106396f}),
          Map.entry("1d0a02c4", new float[] {0.029892247f, -0.014082603f, 0.023070078f}));

  private LectureKernels() {}

  /** Asserts that a kernel has this CRC32 (of its little-endian floats) and these first weights. */
  public static void assertKernel(INDArray kernel, String crc) {
    float[] weights = kernel.ravel().toFloatVector();
    assertThat(weights).startsWith(FIRST_WEIGHTS.get(crc));
    ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights);
    CRC32 actual = new CRC32();
    actual.update(bytes);
    assertThat(String.format("%08x", actual.getValue())).isEqualTo(crc);
  }
}
