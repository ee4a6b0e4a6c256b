package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.TileFunction;
import io.github.lectern.tensor.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The activation functions: by Keras' names, and for numbers and tensors of one's own. */
public final class Activations {
  private static final Map<String, Supplier<ActivationFunction>> TABLE =
      new TreeMap<>(
          Map.of(
              "relu", Relu::new,
              "sigmoid", Sigmoid::new,
              "softmax", Softmax::new,
              "tanh", Tanh::new,
              "linear", Linear::new));

  private Activations() {}

  /**
   * Returns the function of that name, like {@code keras.activations.get}.
   *
   * @throws IllegalArgumentException if there is none; names the known and the nearest
   */
  public static ActivationFunction get(String name) {
    if (!TABLE.containsKey(name)) {
      throw new IllegalArgumentException(Names.unknown("activation function", name, names()));
    }
    return TABLE.get(name).get();
  }

  /** Returns whether it is one of this table, not a function that a user wrote. */
  public static boolean isKnown(TileFunction function) {
    return TABLE.values().stream().anyMatch(known -> known.get().getClass() == function.getClass());
  }

  /** Returns the known names. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }

  /**
   * sigmoid(z) = 1 / (1 + exp(-z)), like {@code keras.activations.sigmoid}. Example: {@code
   * sigmoid(2)} is 0.880797.
   */
  public static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /**
   * sigmoid of each element, like {@code keras.activations.sigmoid}. Example: {@code
   * sigmoid(X.mmul(W).add(b))}.
   *
   * @param z of any shape
   * @return that shape, float64 of a float64 tensor, else float32
   */
  public static INDArray sigmoid(INDArray z) {
    return of(z, Arrays.stream(elements(z)).map(Activations::sigmoid).toArray());
  }

  /**
   * softmax of a few scores: exp(z_k) / sum_j exp(z_j), like {@code keras.activations.softmax}.
   * Example: {@code softmax(0, Math.log(3))} is [0.25, 0.75].
   *
   * @param scores at least one
   * @return shape [k], float64
   * @throws IllegalArgumentException if there are no scores
   */
  public static INDArray softmax(double... scores) {
    return softmax(Nd4j.createFromArray(scores));
  }

  /**
   * softmax along the last axis, like {@code keras.activations.softmax}. It neither overflows nor
   * divides 0 by 0, however large the scores. Example: {@code softmax(X.mmul(W).add(b))}.
   *
   * @param z scores, shape [k], [n,k] or with more axes
   * @return that shape, float64 of a float64 tensor, else float32; each row has the sum 1
   * @throws IllegalArgumentException if there are no scores, or a scalar is given
   */
  public static INDArray softmax(INDArray z) {
    if (z.isEmpty() || z.rank() == 0) {
      throw new IllegalArgumentException(
          "softmax: expected scores [k] or [n,k] but got "
              + (z.isEmpty() ? "empty" : "a number; softmax(z, 0) compares it with 0"));
    }
    double[] values = elements(z);
    int width = (int) z.size(-1);
    for (int from = 0; from < values.length; from += width) {
      softmaxOfRow(values, from, from + width);
    }
    return of(z, values);
  }

  // y_k = exp(z_k - m) / sum_j exp(z_j - m), m = max z: unchanged by the shift, and cannot overflow
  private static void softmaxOfRow(double[] v, int from, int to) {
    double max = Arrays.stream(v, from, to).max().orElseThrow();
    for (int i = from; i < to; i++) {
      v[i] = Math.exp(v[i] - max);
    }
    double sum = Arrays.stream(v, from, to).sum();
    for (int i = from; i < to; i++) {
      v[i] /= sum;
    }
  }

  private static double[] elements(INDArray z) {
    return z.isEmpty() ? new double[0] : z.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  private static INDArray of(INDArray z, double[] values) {
    DataType type = z.dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    return values.length == 0
        ? Nd4j.create(type, z.shape())
        : Nd4j.create(values, z.shape(), 'c').castTo(type);
  }
}
