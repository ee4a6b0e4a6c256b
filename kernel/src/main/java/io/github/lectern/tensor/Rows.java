package io.github.lectern.tensor;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads the samples of a tensor as rows of floats. Row i holds all values at index i of the first
 * axis.
 *
 * <p>A tensor may have any numeric type (uint8 is read as 0 to 255, booleans as 0 and 1) and any
 * memory layout, and is never changed. It is copied once if the values of a row are not contiguous
 * in memory, or if Java lacks their type, as with float16; otherwise it is read in place. Several
 * threads may read at the same time.
 */
public final class Rows {
  private static final int VALUES_AT_ONCE = 4096;

  private final INDArray source; // keeps the memory from being freed
  private final long[] sampleShape;
  private final int count;
  private final int width;
  private final Optional<RowMemory> memory;

  private Rows(INDArray source) {
    this.source = source;
    this.sampleShape = Arrays.copyOfRange(source.shape(), 1, source.rank());
    this.count = checkedSize(source, "samples", source.size(0));
    this.width = checkedSize(source, "numbers per sample", product(sampleShape));
    boolean empty = count == 0 || width == 0;
    this.memory = empty ? Optional.empty() : Optional.of(new RowMemory(source, width));
  }

  /**
   * Returns the rows of a tensor. Later changes to the tensor are visible in the rows, unless the
   * tensor had to be copied.
   *
   * @param x a tensor of rank 1 or more: [samples, ...]
   * @throws IllegalArgumentException if x is null, is a scalar, contains text, or is too large
   */
  public static Rows of(INDArray x) {
    if (x == null) {
      throw new IllegalArgumentException(
          "Rows: expected a tensor but got null; first run the cell that creates it,"
              + " and check that it succeeds");
    }
    if (x.rank() == 0) {
      throw new IllegalArgumentException(
          "Rows: expected a tensor of samples, such as [n] or [n,784], but got a scalar");
    }
    if (!x.isR() && !x.isZ() && !x.isB()) {
      throw new IllegalArgumentException(
          "Rows: expected numbers but got "
              + (x.isS() ? "text" : x.dataType())
              + "; encode labels as 0, 1, 2, ...");
    }
    INDArray readable = Elements.areKnown(x.dataType()) ? x : x.castTo(DataType.FLOAT);
    return new Rows(RowMemory.isInOnePiece(readable) ? readable : readable.dup('c'));
  }

  /** Returns the number of samples. */
  public int count() {
    return count;
  }

  /** Returns the number of values in a sample: 784 for [60000,28,28]; 1 for [60000]. */
  public int width() {
    return width;
  }

  /** Returns the shape of one sample: [28,28] for [60000,28,28]; [] for [60000]. */
  public long[] sampleShape() {
    return sampleShape.clone();
  }

  /**
   * Reads the rows with the numbers order[from] to order[to - 1], one after the other, each in C
   * order.
   *
   * @param order row numbers, counted from 0
   * @param target receives (to - from) * width values, starting at index 0
   * @throws IndexOutOfBoundsException if a row does not exist, or the target is too short
   */
  public void read(int[] order, int from, int to, float[] target) {
    Objects.checkFromToIndex(from, to, order.length);
    read(Arrays.copyOfRange(order, from, to), target);
  }

  /**
   * Reads the rows with the numbers {@code from} to {@code to - 1}, one after the other.
   *
   * @param target receives (to - from) * width values, starting at index 0
   * @throws IndexOutOfBoundsException if a row does not exist, or the target is too short
   */
  public void read(int from, int to, float[] target) {
    Objects.checkFromToIndex(from, to, count);
    read(IntStream.range(from, to).toArray(), target);
  }

  /** Returns whether the elements are uint8, and {@link #copyUint8} can be used. */
  public boolean areUint8() {
    return source.dataType() == DataType.UINT8;
  }

  /**
   * Copies the rows order[from] to order[to - 1] of a uint8 tensor without converting them.
   *
   * @param order row numbers
   * @param target receives (to - from) * width bytes from index 0 on
   * @throws IndexOutOfBoundsException if there is no such row, or the target is too short
   */
  public void copyUint8(int[] order, int from, int to, ByteBuffer target) {
    Objects.checkFromToIndex(from, to, order.length);
    int[] rows = Arrays.copyOfRange(order, from, to);
    use(rows, target.capacity(), present -> present.copyBytes(rows, target));
  }

  /** Returns the first value that is NaN or infinite as a float, or empty if all are finite. */
  public Optional<NonFinite> firstNonFinite() {
    if (!source.isR()) {
      return Optional.empty();
    }
    int rowsAtOnce = Math.max(1, VALUES_AT_ONCE / Math.max(1, width));
    float[] values = new float[rowsAtOnce * width];
    for (int first = 0; first < count; first += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, count - first);
      read(first, first + rows, values);
      int bad = firstNonFinite(values, rows * width);
      if (bad >= 0) {
        return Optional.of(new NonFinite(first + bad / width, values[bad]));
      }
    }
    return Optional.empty();
  }

  private static int firstNonFinite(float[] values, int size) {
    for (int i = 0; i < size; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A value that cannot be used for training.
   *
   * @param row the row of the value, counted from 0
   * @param value NaN, Infinity or -Infinity
   */
  public record NonFinite(int row, float value) {}

  private void read(int[] rows, float[] target) {
    use(rows, target.length, present -> present.read(rows, target));
  }

  private void use(int[] rows, int room, Consumer<RowMemory> reader) {
    for (int row : rows) {
      Objects.checkIndex(row, count);
    }
    if (source.wasClosed()) {
      throw new IllegalStateException("Rows: the tensor was closed; load it again");
    }
    if ((long) rows.length * width > room) {
      throw new IndexOutOfBoundsException(
          String.format(
              "Rows: expected room for %d x %d values but got %d", rows.length, width, room));
    }
    try {
      memory.ifPresent(reader);
    } finally {
      Reference.reachabilityFence(source);
    }
  }

  private static long product(long[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  private static int checkedSize(INDArray x, String what, long size) {
    // A row must fit into a float[], and a row of doubles into one buffer.
    int most = Integer.MAX_VALUE / Double.BYTES;
    if (size > most) {
      throw new IllegalArgumentException(
          String.format(
              "Rows: expected at most %,d %s but got %,d in the shape %s",
              most, what, size, Shapes.tuple(x.shape())));
    }
    return (int) size;
  }
}
