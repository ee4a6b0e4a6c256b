package io.github.lectern.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which elements of a tensor are printed: all of them, or three at each end of each axis if there
 * are more than 1000.
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

  /** Returns whether something is left out in the middle of an axis. */
  boolean isCut(int axis) {
    return summarized && source.size(axis) > 2 * EDGE;
  }

  /** Returns how many elements of an axis are printed. */
  int count(int axis) {
    return isCut(axis) ? 2 * EDGE : Math.toIntExact(source.size(axis));
  }

  /** Returns what is read at each visible index, in c order. */
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
