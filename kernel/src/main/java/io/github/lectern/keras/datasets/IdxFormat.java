package io.github.lectern.keras.datasets;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The IDX format of MNIST. A file consists of the four bytes 0, 0, type, rank (the magic number),
 * one big-endian int for the size of each dimension, and the values. Only unsigned bytes (type 8)
 * are supported.
 */
final class IdxFormat {
  private static final int UNSIGNED_BYTES = 0x0800;

  private IdxFormat() {}

  static int headerSize(List<Integer> shape) {
    return Integer.BYTES * (1 + shape.size());
  }

  static int size(List<Integer> shape) {
    return headerSize(shape) + shape.stream().reduce(1, Math::multiplyExact);
  }

  /**
   * Checks the header.
   *
   * @throws SourceException if it does not declare unsigned bytes of this shape
   */
  static void check(byte[] bytes, List<Integer> shape) throws SourceException {
    ByteBuffer header = ByteBuffer.wrap(bytes, 0, headerSize(shape));
    int magic = header.getInt();
    int expected = UNSIGNED_BYTES | shape.size();
    if (magic != expected) {
      throw SourceException.wrong(
          "not an IDX file of unsigned bytes: expected magic number 0x%08x but got 0x%08x"
              .formatted(expected, magic));
    }
    List<Integer> actual = IntStream.range(0, shape.size()).mapToObj(i -> header.getInt()).toList();
    if (!actual.equals(shape)) {
      throw SourceException.wrong(
          "expected shape %s in the IDX header but got %s".formatted(shape, actual));
    }
  }

  /** Copies the values into a new UINT8 tensor of this shape. */
  static INDArray toTensor(byte[] bytes, List<Integer> shape) {
    long[] dimensions = shape.stream().mapToLong(Integer::longValue).toArray();
    INDArray tensor = Nd4j.createUninitialized(DataType.UINT8, dimensions, 'c');
    int header = headerSize(shape);
    tensor.data().asNio().put(bytes, header, bytes.length - header);
    return tensor;
  }
}
