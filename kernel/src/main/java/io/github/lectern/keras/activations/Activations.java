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

/** Finds activation functions by their Keras names, and applies them to numbers and tensors. */
public final class Activations {
  private static final Map<String, Supplier<ActivationFunction>> TABLE = new TreeMap<>();

  static {
    List<Supplier<ActivationFunction>> known =
        List.of(
            Relu::new,
            Elu::new,
            Selu::new,
            Gelu::new,
            Swish::new,
            Sigmoid::new,
            HardSigmoid::new,
            SoftmaxFunction::new,
            Softplus::new,
            Softsign::new,
            Tanh::new,
            Exponential::new,
            Linear::new);
    known.forEach(maker -> TABLE.put(maker.get().name(), maker));
  }

  private Activations() {}

  /**
   * Returns the function with the given name, like {@code keras.activations.get}.
   *
   * @throws IllegalArgumentException if the name is unknown; the message suggests the nearest name
   *     and lists all known names
   */
  public static ActivationFunction get(String name) {
    if (!TABLE.containsKey(name)) {
      throw new IllegalArgumentException(Names.unknown("activation function", name, names()));
    }
    return TABLE.get(name).get();
  }

  /** Returns whether a function is one of Lectern's, as opposed to a user's own. */
  public static boolean isKnown(TileFunction function) {
    return TABLE.values().stream().anyMatch(known -> known.get().getClass() == function.getClass());
  }

  /** Returns the known names in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }

  /**
   * Returns sigmoid(z) = 1 / (1 + exp(-z)), like {@code keras.activations.sigmoid}. Example: {@code
   * sigmoid(2)} is 0.880797.
   */
  public static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /**
   * Returns the sigmoid of each element, like {@code keras.activations.sigmoid}. Example: {@code
   * sigmoid(X.mmul(W).add(b))}.
   *
   * @param z of any shape
   * @return an array of the same shape; float64 if z is float64, otherwise float32
   */
  public static INDArray sigmoid(INDArray z) {
    return of(z, Arrays.stream(elements(z)).map(Activations::sigmoid).toArray());
  }

  /**
   * Returns the softmax of some scores, exp(z_k) / sum_j exp(z_j), like {@code
   * keras.activations.softmax}. Example: {@code softmax(0, Math.log(3))} is [0.25, 0.75].
   *
   * @param scores at least one
   * @return shape [k], float64
   * @throws IllegalArgumentException if there are no scores
   */
  public static INDArray softmax(double... scores) {
    return softmax(Nd4j.createFromArray(scores));
  }

  /**
   * Returns the softmax along the last axis, like {@code keras.activations.softmax}. Even large
   * scores cause neither an overflow nor a division of 0 by 0. Example: {@code
   * softmax(X.mmul(W).add(b))}.
   *
   * @param z the scores, of shape [k], [n,k] or with more axes
   * @return an array of the same shape; float64 if z is float64, otherwise float32; each row adds
   *     up to 1
   * @throws IllegalArgumentException if z is empty or a scalar
   */
  public static INDArray softmax(INDArray z) {
    if (z.isEmpty() || z.rank() == 0) {
      throw new IllegalArgumentException(
          "softmax: expected scores [k] or [n,k] but got "
              + (z.isEmpty()
                  ? "an empty array; pass one score per class"
                  : "a single score; for two classes, use sigmoid(z)"));
    }
    double[] values = elements(z);
    int width = (int) z.size(-1);
    for (int from = 0; from < values.length; from += width) {
      softmaxOfRow(values, from, from + width);
    }
    return of(z, values);
  }

  // y_k = exp(z_k - m) / sum_j exp(z_j - m), m = max z: the shift only avoids overflow
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
