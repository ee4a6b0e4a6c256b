package io.github.lectern.keras.blas;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataTypeEx;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Converts uint8 to float32 with ND4J's native loop. The C2 compiler of JDK 17 does not vectorise
 * such a loop in Java, so a Java loop would take three times as long.
 */
public final class Uint8Conversion {
  private static final int MIN_BYTES = 16_384;
  private static final ThreadLocal<BytePointer> BYTES =
      ThreadLocal.withInitial(() -> new BytePointer(MIN_BYTES));

  private Uint8Conversion() {}

  /**
   * Converts unsigned bytes to floats from 0 to 255.
   *
   * @param source writes {@code count} bytes into the buffer it receives, from index 0 on
   * @param target native memory for at least {@code count} floats
   */
  public static void convert(int count, Consumer<ByteBuffer> source, FloatPointer target) {
    BytePointer bytes = bytes(count);
    try {
      source.accept(bytes.asByteBuffer());
      OpenMp.onOneThread(() -> convert(bytes, count, target));
    } finally {
      Reference.reachabilityFence(bytes);
    }
  }

  @SuppressWarnings("EnumOrdinal") // so does ND4J: the ordinals are the codes of its native library
  private static FloatPointer convert(BytePointer bytes, int count, FloatPointer target) {
    int from = DataTypeEx.UINT8.ordinal();
    int to = DataTypeEx.FLOAT.ordinal();
    NativeOpsHolder.getInstance()
        .getDeviceNativeOps()
        .convertTypes(null, from, bytes, count, to, target);
    return target;
  }

  private static BytePointer bytes(int count) {
    if (BYTES.get().capacity() < count) {
      BYTES.set(new BytePointer(count));
    }
    return BYTES.get();
  }
}
