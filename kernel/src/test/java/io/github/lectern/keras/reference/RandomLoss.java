package io.github.lectern.keras.reference;

import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.losses.CustomLoss;
import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.losses.Losses;
import io.github.lectern.keras.reference.ReferenceLoss.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss beside its reference, with labels for it. */
final class RandomLoss {
  private static final String OWN = "own";
  private static final List<String> NAMES =
      Stream.concat(Losses.names().stream(), Stream.of(OWN)).toList();

  private static final Set<Kind> REAL =
      Set.of(Kind.SQUARED, Kind.HALF_SQUARED, Kind.ABSOLUTE, Kind.HUBER);

  private final Random random;
  private final Loss tested;
  private final Kind kind;
  private final int outputs;

  private RandomLoss(Random random, String name, int outputs) {
    this.random = random;
    this.outputs = outputs;
    tested = name.equals(OWN) ? new HalfSquared() : Losses.get(name);
    kind = name.equals(OWN) ? Kind.HALF_SQUARED : ReferenceLoss.kind(name);
  }

  /** A loss that takes that many outputs. */
  static RandomLoss of(Random random, int outputs) {
    while (true) {
      RandomLoss loss = new RandomLoss(random, NAMES.get(random.nextInt(NAMES.size())), outputs);
      if (loss.tested.mismatch(loss.labelWidth(), outputs).isEmpty()) {
        return loss;
      }
    }
  }

  /** Every class of a loss that is made here. */
  static List<Class<?>> kinds() {
    return NAMES.stream()
        .<Class<?>>map(name -> new RandomLoss(new Random(), name, 1).tested.getClass())
        .toList();
  }

  /** L = sum_k (p_k - y_k)^2 / 2. */
  private static final class HalfSquared extends CustomLoss {
    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      INDArray error = yPred.sub(yTrue);
      return error.mul(error).sum(1).div(2);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue);
    }
  }

  Loss tested() {
    return tested;
  }

  ReferenceLoss reference() {
    return new ReferenceLoss(kind);
  }

  /**
   * What a net for this loss may end with. A share of a sum of numbers of both signs, or of zeros,
   * has no digits that two programs would agree in.
   */
  List<String> ends() {
    return kind == Kind.CATEGORICAL ? List.of("sigmoid", "softmax") : Activations.names();
  }

  private int labelWidth() {
    return kind == Kind.SPARSE ? 1 : outputs;
  }

  /** Labels of n samples. */
  double[] labels(int n) {
    double[] labels = new double[n * labelWidth()];
    switch (kind) {
      case SQUARED, HALF_SQUARED, ABSOLUTE, HUBER ->
          Arrays.setAll(labels, i -> (float) random.nextGaussian());
      case BINARY -> Arrays.setAll(labels, i -> random.nextInt(2));
      case SPARSE -> Arrays.setAll(labels, i -> random.nextInt(outputs));
      case CATEGORICAL -> {
        for (int row = 0; row < n; row++) {
          labels[row * outputs + random.nextInt(outputs)] = 1;
        }
      }
    }
    return labels;
  }

  /** These labels as a student may give them. */
  INDArray array(double[] labels) {
    int n = labels.length / labelWidth();
    boolean real = REAL.contains(kind);
    List<DataType> types =
        real
            ? List.of(DataType.FLOAT, DataType.DOUBLE)
            : List.of(DataType.FLOAT, DataType.INT32, DataType.DOUBLE, DataType.INT64);
    DataType type = types.get(random.nextInt(types.size()));
    long[] shape =
        labelWidth() == 1 && random.nextBoolean() ? new long[] {n} : new long[] {n, labelWidth()};
    return new RandomArrays(random).array(labels, type, shape);
  }

  /** These labels in the width of the outputs. */
  Estimate targets(double[] labels) {
    int n = labels.length / labelWidth();
    if (kind != Kind.SPARSE) {
      return Estimate.exact(n, outputs, labels);
    }
    double[] oneHot = new double[n * outputs];
    for (int row = 0; row < n; row++) {
      oneHot[row * outputs + (int) labels[row]] = 1;
    }
    return Estimate.exact(n, outputs, oneHot);
  }
}
