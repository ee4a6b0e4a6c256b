package io.github.lectern.tensor;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An array and the texts that NumPy 1.24.2 prints for it, from a line of numpy-printed.jsonl.
 *
 * <p>The file was written by a Python script that built each array and recorded {@code repr(a)} and
 * {@code str(a)} with NumPy's default print options. The arrays contain single special values,
 * powers of two and random bit patterns of each floating-point type, random numbers on many scales,
 * and all integer types. Some are empty, nearly fill a line, are summarised, or are views. {@code
 * data} contains floats as hexadecimal bits (float16 values as the bits of the same float32), or
 * {@code formula a b m d}, which defines element i as ((i a + b) mod m) / d, without the division
 * if d is 0.
 */
final class NumpyGolden {
  private String dtype = "";
  private long[] shape = {};
  private String layout = "";
  private String data = "";
  private String repr = "";
  private String str = "";

  static List<NumpyGolden> all() {
    InputStream file = NumpyGolden.class.getResourceAsStream("numpy-printed.jsonl");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      Gson gson = new Gson();
      return lines.lines().map(line -> gson.fromJson(line, NumpyGolden.class)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String repr() {
    return repr;
  }

  String str() {
    return str;
  }

  @Override
  public String toString() {
    return dtype + Shapes.tuple(shape) + " " + layout + " " + data;
  }

  /** Returns the array in its layout: C order, Fortran order, a transposed view or a slice. */
  INDArray tensor() {
    INDArray stored = stored();
    return switch (layout) {
      case "c" -> stored;
      case "f" -> stored.dup('f');
      case "t" -> stored.permute(reversedAxes());
      case "s" -> stored.get(everyOtherOfTheLastAxis());
      case "v" -> stored.get(NDArrayIndex.interval(1, shape[0]));
      default -> throw new IllegalArgumentException(layout);
    };
  }

  private INDArray stored() {
    DataType type = DataType.fromNumpy(dtype);
    if (Shapes.size(shape) == 0) {
      return Nd4j.create(type, shape);
    }
    return flat(type).castTo(type).reshape(shape);
  }

  private INDArray flat(DataType type) {
    String[] words = data.split(" ", -1);
    if (words[0].equals("formula")) {
      return formula(Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray());
    }
    return switch (type) {
      case FLOAT, HALF -> Nd4j.createFromArray(floats(words));
      case DOUBLE ->
          Nd4j.createFromArray(
              Arrays.stream(words)
                  .mapToDouble(w -> Double.longBitsToDouble(Long.parseUnsignedLong(w, 16)))
                  .toArray());
      default -> Nd4j.createFromArray(Arrays.stream(words).mapToLong(Long::parseLong).toArray());
    };
  }

  private INDArray formula(long[] p) {
    long[] values =
        LongStream.range(0, Shapes.size(shape))
            .map(i -> Math.floorMod(i * p[0] + p[1], p[2]))
            .toArray();
    return p[3] == 0
        ? Nd4j.createFromArray(values)
        : Nd4j.createFromArray(Arrays.stream(values).mapToDouble(v -> v / (double) p[3]).toArray());
  }

  private static float[] floats(String[] bits) {
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(bits[i], 16));
    }
    return values;
  }

  private int[] reversedAxes() {
    int[] axes = new int[shape.length];
    Arrays.setAll(axes, i -> shape.length - 1 - i);
    return axes;
  }

  private INDArrayIndex[] everyOtherOfTheLastAxis() {
    INDArrayIndex[] indices = new INDArrayIndex[shape.length];
    Arrays.fill(indices, NDArrayIndex.all());
    indices[shape.length - 1] = NDArrayIndex.interval(0, 2, shape[shape.length - 1]);
    return indices;
  }
}
