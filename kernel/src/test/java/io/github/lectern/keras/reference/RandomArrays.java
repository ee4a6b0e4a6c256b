package io.github.lectern.keras.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Arrays of every number type that hold what float32 holds exactly, in every layout. */
final class RandomArrays {
  private static final List<DataType> TYPES =
      List.of(
          DataType.DOUBLE,
          DataType.FLOAT16,
          DataType.BFLOAT16,
          DataType.INT8,
          DataType.INT16,
          DataType.INT32,
          DataType.INT64,
          DataType.UINT8,
          DataType.BOOL);

  private final Random random;

  RandomArrays(Random random) {
    this.random = random;
  }

  /** A type, float32 half of the time. */
  DataType type() {
    return random.nextBoolean() ? DataType.FLOAT : TYPES.get(random.nextInt(TYPES.size()));
  }

  /** Numbers that the type can hold. */
  double[] numbers(DataType type, int size) {
    return random.doubles(size).map(u -> number(type, u)).toArray();
  }

  private static double number(DataType type, double u) {
    if (type == DataType.FLOAT || type == DataType.DOUBLE) {
      return (float) (4 * u - 2);
    }
    if (type == DataType.FLOAT16 || type == DataType.BFLOAT16) {
      return Math.rint(32 * u - 16) / 8; // a few bits
    }
    if (type == DataType.BOOL) {
      return Math.rint(u);
    }
    return type == DataType.UINT8 ? Math.floor(256 * u) : Math.rint(10 * u - 5);
  }

  /** An array of these numbers, in C order of their indices, in any layout. */
  INDArray array(double[] numbers, DataType type, long... shape) {
    INDArray plain = Nd4j.create(numbers, shape, 'c').castTo(type);
    return switch (random.nextInt(6)) {
      case 0 -> plain.dup('f');
      case 1 -> view(plain, 0, 1);
      case 2 -> view(plain, 0, 2);
      case 3 -> view(plain, shape.length - 1, 2);
      case 4 -> turned(plain);
      default -> plain;
    };
  }

  /** Every so manyeth element along an axis of a larger array, from the second on. */
  private static INDArray view(INDArray plain, int axis, int step) {
    long[] larger = plain.shape();
    long size = larger[axis];
    larger = larger.clone();
    larger[axis] = 1 + size * step;
    INDArrayIndex[] indices = new INDArrayIndex[larger.length];
    Arrays.fill(indices, NDArrayIndex.all());
    indices[axis] = NDArrayIndex.interval(1, step, 1 + size * step);
    INDArray view = Nd4j.ones(plain.dataType(), larger).get(indices);
    return view.assign(plain);
  }

  /** With its axes the other way round in memory. */
  private static INDArray turned(INDArray plain) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, plain.rank()).boxed().toList());
    Collections.reverse(axes);
    int[] reversed = axes.stream().mapToInt(i -> i).toArray();
    return plain.permute(reversed).dup('c').permute(reversed);
  }
}
