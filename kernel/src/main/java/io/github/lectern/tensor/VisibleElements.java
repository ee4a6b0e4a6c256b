package io.github.lectern.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Selects the elements of a tensor that are printed: all of them, or the first three and the last
 * three along each axis if there are more than 1000.
 */
final class VisibleElements {
  private static final int THRESHOLD = 1000;
  static final int EDGE = 3;

  private final INDArray source;
  private final boolean summarized;

  VisibleElements(INDArray source) {
    this.source = source;
    this.summarized = source.length() > THRESHOLD;
  }

  int rank() {
    return source.rank();
  }

  /** Returns whether the elements in the middle of an axis are left out. */
  boolean isCut(int axis) {
    return summarized && source.size(axis) > 2 * EDGE;
  }

  /** Returns the number of elements of an axis that are printed. */
  int count(int axis) {
    return isCut(axis) ? 2 * EDGE : Math.toIntExact(source.size(axis));
  }

  /**
   * Applies a function to the index of each visible element, and returns the results in C order.
   */
  <T> List<T> read(Function<long[], T> reader) {
    List<T> values = new ArrayList<>();
    readFrom(0, new long[rank()], reader, values);
    return values;
  }

  private <T> void readFrom(int axis, long[] index, Function<long[], T> reader, List<T> values) {
    if (axis == rank()) {
      values.add(reader.apply(index));
      return;
    }
    visible(axis)
        .forEach(
            i -> {
              index[axis] = i;
              readFrom(axis + 1, index, reader, values);
            });
  }

  private LongStream visible(int axis) {
    long size = source.size(axis);
    return isCut(axis)
        ? LongStream.concat(LongStream.range(0, EDGE), LongStream.range(size - EDGE, size))
        : LongStream.range(0, size);
  }
}
