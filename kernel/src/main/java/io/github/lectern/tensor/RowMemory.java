package io.github.lectern.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads the native memory of a tensor whose rows are each contiguous. The memory is divided into
 * segments of whole rows, because a Java buffer is limited to 2 GiB and a tensor is not.
 */
final class RowMemory {
  private static final long SEGMENT_BYTES = 1L << 30;

  private final Elements[] segments;
  private final ByteBuffer[] bytes;
  private final int rowsPerSegment;
  private final int stride;
  private final int width;

  /**
   * Wraps the memory of a tensor without copying it, so the tensor must outlive this object.
   *
   * @param source a tensor with at least one row of at least one value
   * @param width the number of values in a row
   */
  RowMemory(INDArray source, int width) {
    this(source, width, SEGMENT_BYTES);
  }

  RowMemory(INDArray source, int width, long segmentBytes) {
    long count = source.size(0);
    long rowStride = count > 1 ? source.stride(0) : width;
    long size = source.dataType().width();
    long rows = Math.max(1, Math.min(count, segmentBytes / Math.max(1, rowStride * size)));
    this.rowsPerSegment = (int) rows;
    this.stride = rows > 1 ? (int) rowStride : 0; // unused if a segment is one row
    this.width = width;
    this.segments = new Elements[(int) ((count + rows - 1) / rows)];
    this.bytes = new ByteBuffer[segments.length];
    for (int i = 0; i < segments.length; i++) {
      long rowsHere = Math.min(rows, count - i * rows);
      long from = i * rows * rowStride * size;
      bytes[i] = buffer(source, from, ((rowsHere - 1) * rowStride + width) * size);
      segments[i] = Elements.in(bytes[i], source.dataType());
    }
  }

  /**
   * Returns whether each row is contiguous in memory with its values in C order, and the rows are
   * not in reverse order.
   */
  static boolean isInOnePiece(INDArray x) {
    long expected = 1;
    for (int axis = x.rank() - 1; axis > 0; axis--) {
      if (x.size(axis) != 1 && x.stride(axis) != expected) {
        return false;
      }
      expected *= x.size(axis);
    }
    return x.size(0) <= 1 || x.stride(0) >= 0;
  }

  /** Reads the rows with the given numbers into {@code target}, one after the other. */
  void read(int[] rows, float[] target) {
    int[] from = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      from[i] = rows[i] % rowsPerSegment * stride;
    }
    if (segments.length == 1) {
      segments[0].read(from, width, target, 0);
      return;
    }
    for (int i = 0; i < rows.length; i++) {
      segments[rows[i] / rowsPerSegment].read(new int[] {from[i]}, width, target, i * width);
    }
  }

  /** Copies rows of one-byte elements into target, one after the other, from index 0 on. */
  void copyBytes(int[] rows, ByteBuffer target) {
    for (int i = 0; i < rows.length; i++) {
      int from = rows[i] % rowsPerSegment * stride;
      target.put(i * width, bytes[rows[i] / rowsPerSegment], from, width);
    }
  }

  private static ByteBuffer buffer(INDArray source, long from, long bytes) {
    BytePointer start = new BytePointer(source.data().addressPointer()).getPointer(from);
    return start.capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
