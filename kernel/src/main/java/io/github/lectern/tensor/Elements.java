package io.github.lectern.tensor;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads elements of one data type from native memory as floats.
 *
 * <p>Each reader that converts types first copies all pieces into an array. This way, the processor
 * waits for the native memory only once, and the conversion loop runs on the array.
 */
@FunctionalInterface
interface Elements {
  /** A reusable buffer for small reads: a new array for each read would have to be cleared. */
  ThreadLocal<byte[]> ROOM = ThreadLocal.withInitial(() -> new byte[4096]);

  /**
   * Reads several pieces, one after the other.
   *
   * @param from the index of the first element of each piece
   * @param count the number of elements in each piece
   * @param target receives from.length * count values
   * @param start the index in target of the first value
   */
  void read(int[] from, int count, float[] target, int start);

  /** Returns whether this interface has a reader for elements of a type. */
  static boolean areKnown(DataType type) {
    return switch (type) {
      case FLOAT, DOUBLE, UBYTE, BYTE, BOOL, SHORT, INT, LONG -> true;
      default -> false;
    };
  }

  /** Returns a reader of the elements in a piece of native memory. */
  static Elements in(ByteBuffer memory, DataType type) {
    return switch (type) {
      case FLOAT -> floats(memory.asFloatBuffer());
      case DOUBLE -> doubles(memory.asDoubleBuffer());
      case UBYTE -> unsignedBytes(memory);
      case BYTE, BOOL -> bytes(memory); // false is 0, true is 1
      case SHORT -> shorts(memory.asShortBuffer());
      case INT -> ints(memory.asIntBuffer());
      case LONG -> longs(memory.asLongBuffer());
      default -> throw new IllegalArgumentException("cannot read elements of type " + type);
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
