package io.github.lectern.tensor;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Consecutive elements of one data type in native memory, read as floats.
 *
 * <p>Each reader copies in bulk first: the loop then runs on arrays, which is faster.
 */
@FunctionalInterface
interface Elements {
  /** Reads {@code count} elements from element {@code at} on into target[start], ... */
  void read(int at, float[] target, int start, int count);

  /** Whether Java has a type for these elements. */
  static boolean areKnown(DataType type) {
    return switch (type) {
      case FLOAT, DOUBLE, UBYTE, BYTE, BOOL, SHORT, INT, LONG -> true;
      default -> false;
    };
  }

  /** The elements in this memory. */
  static Elements in(ByteBuffer memory, DataType type) {
    return switch (type) {
      case FLOAT -> floats(memory.asFloatBuffer());
      case DOUBLE -> doubles(memory.asDoubleBuffer());
      case UBYTE -> unsignedBytes(memory);
      case BYTE, BOOL -> bytes(memory); // false is 0, true is 1
      case SHORT -> shorts(memory.asShortBuffer());
      case INT -> ints(memory.asIntBuffer());
      case LONG -> longs(memory.asLongBuffer());
      default -> throw new IllegalArgumentException("no reader for " + type);
    };
  }

  private static Elements floats(FloatBuffer memory) {
    return memory::get;
  }

  private static Elements doubles(DoubleBuffer memory) {
    return (at, target, start, count) -> {
      double[] row = new double[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = (float) row[i];
      }
    };
  }

  private static Elements unsignedBytes(ByteBuffer memory) {
    return (at, target, start, count) -> {
      byte[] row = new byte[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = row[i] & 0xFF;
      }
    };
  }

  private static Elements bytes(ByteBuffer memory) {
    return (at, target, start, count) -> {
      byte[] row = new byte[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = row[i];
      }
    };
  }

  private static Elements shorts(ShortBuffer memory) {
    return (at, target, start, count) -> {
      short[] row = new short[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = row[i];
      }
    };
  }

  private static Elements ints(IntBuffer memory) {
    return (at, target, start, count) -> {
      int[] row = new int[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = row[i];
      }
    };
  }

  private static Elements longs(LongBuffer memory) {
    return (at, target, start, count) -> {
      long[] row = new long[count];
      memory.get(at, row);
      for (int i = 0; i < count; i++) {
        target[start + i] = row[i];
      }
    };
  }
}
