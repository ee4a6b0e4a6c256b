package io.github.lectern.tensor;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Elements of one data type in native memory, read as floats.
 *
 * <p>Each reader copies all pieces first: so the processor waits for their memory only once, and
 * the loop that follows runs on an array.
 */
@FunctionalInterface
interface Elements {
  /** For a few rows, as training reads them: a fresh array each time would have to be cleared. */
  ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[4096]);

  /** Reads {@code count} elements from each of these elements on, into target[start], ... */
  void read(int[] from, int count, float[] target, int start);

  /** Returns whether Java has a type for these elements. */
  static boolean areKnown(DataType type) {
    return switch (type) {
      case FLOAT, DOUBLE, UBYTE, BYTE, BOOL, SHORT, INT, LONG -> true;
      default -> false;
    };
  }

  /** Returns the elements in this memory. */
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
    return (from, count, target, start) -> {
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], target, start + i * count, count);
      }
    };
  }

  private static Elements doubles(DoubleBuffer memory) {
    return (from, count, target, start) -> {
      double[] raw = new double[from.length * count];
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < raw.length; i++) {
        target[start + i] = (float) raw[i];
      }
    };
  }

  private static Elements unsignedBytes(ByteBuffer memory) {
    return (from, count, target, start) -> {
      int size = from.length * count;
      byte[] raw = room(size);
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < size; i++) {
        target[start + i] = raw[i] & 0xFF;
      }
    };
  }

  private static byte[] room(int size) {
    byte[] kept = ROOM.get();
    return size <= kept.length ? kept : new byte[size];
  }

  private static Elements bytes(ByteBuffer memory) {
    return (from, count, target, start) -> {
      byte[] raw = new byte[from.length * count];
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < raw.length; i++) {
        target[start + i] = raw[i];
      }
    };
  }

  private static Elements shorts(ShortBuffer memory) {
    return (from, count, target, start) -> {
      short[] raw = new short[from.length * count];
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < raw.length; i++) {
        target[start + i] = raw[i];
      }
    };
  }

  private static Elements ints(IntBuffer memory) {
    return (from, count, target, start) -> {
      int[] raw = new int[from.length * count];
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < raw.length; i++) {
        target[start + i] = raw[i];
      }
    };
  }

  private static Elements longs(LongBuffer memory) {
    return (from, count, target, start) -> {
      long[] raw = new long[from.length * count];
      for (int i = 0; i < from.length; i++) {
        memory.get(from[i], raw, i * count, count);
      }
      for (int i = 0; i < raw.length; i++) {
        target[start + i] = raw[i];
      }
    };
  }
}
