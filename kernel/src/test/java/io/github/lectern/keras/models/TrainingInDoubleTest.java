package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static io.github.lectern.tensor.OneHot.toCategorical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares fits with the same computation in double, for all batch sizes. */
class TrainingInDoubleTest {
  private static final int SAMPLES = 23;
  private static final int INPUTS = 7;
  private static final int UNITS = 13;
  private static final int CLASSES = 3;
  private static final int EPOCHS = 2;
  private static final double RATE = 0.1;
  private static final double[][] X = samples();

  private static double[][] samples() {
    Random random = new Random(5);
    return IntStream.range(0, SAMPLES)
        .mapToObj(i -> random.doubles(INPUTS, -1, 1).map(v -> (float) v).toArray())
        .toArray(double[][]::new);
  }

  private static int label(int sample) {
    return sample * 5 % CLASSES;
  }

  static IntStream batchSizes() {
    return IntStream.rangeClosed(1, SAMPLES + 1);
  }

  @ParameterizedTest
  @MethodSource("batchSizes")
  void the_weights_are_those_of_the_same_training_in_double(int batchSize) {
    setSeed(batchSize);
    Sequential net = new Sequential();
    net.add(new Dense(UNITS, activation("relu")));
    net.add(new Dense(CLASSES, activation("softmax")));
    net.compile(optimizer(new SGD(learningRate(RATE))), loss("categorical_crossentropy"));
    net.build(INPUTS);
    List<double[][]> expected = new ArrayList<>();
    net.getWeights().forEach(w -> expected.add(doubles(w)));
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int from = 0; from < SAMPLES; from += batchSize) {
        step(expected, from, Math.min(SAMPLES, from + batchSize));
      }
    }

    int[] labels = IntStream.range(0, SAMPLES).map(TrainingInDoubleTest::label).toArray();
    INDArray y = toCategorical(Nd4j.createFromArray(labels), CLASSES);
    net.fit(Nd4j.create(X), y, epochs(EPOCHS), batchSize(batchSize), shuffle(false), verbose(0));

    for (int i = 0; i < expected.size(); i++) {
      double[][] weights = doubles(net.getWeights().get(i));
      for (int row = 0; row < weights.length; row++) {
        assertThat(weights[row]).containsExactly(expected.get(i)[row], within(1e-5));
      }
    }
  }

  private static double[][] doubles(INDArray array) {
    return array.rank() == 1
        ? new double[][] {array.castTo(DataType.DOUBLE).toDoubleVector()}
        : array.castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  // z1 = x W1 + b1, h = max(z1, 0), z2 = h W2 + b2, p = softmax(z2), L = -mean(log p_label);
  // dz2 = (p - y) / n, dW2 = h^T dz2, db2 = 1^T dz2, dz1 = (dz2 W2^T) [z1 > 0], dW1 = x^T dz1
  private static void step(List<double[][]> weights, int from, int to) {
    double[][] w1 = weights.get(0);
    double[] b1 = weights.get(1)[0];
    double[][] w2 = weights.get(2);
    double[] b2 = weights.get(3)[0];
    double[][] dw1 = new double[INPUTS][UNITS];
    double[] db1 = new double[UNITS];
    double[][] dw2 = new double[UNITS][CLASSES];
    double[] db2 = new double[CLASSES];
    for (int sample = from; sample < to; sample++) {
      double[] x = X[sample];
      double[] h = plus(times(x, w1), b1);
      for (int j = 0; j < UNITS; j++) {
        h[j] = Math.max(0, h[j]);
      }
      double[] dz2 = softmax(plus(times(h, w2), b2));
      dz2[label(sample)] -= 1;
      double[] dz1 = new double[UNITS];
      for (int j = 0; j < UNITS; j++) {
        for (int k = 0; k < CLASSES; k++) {
          dz1[j] += h[j] > 0 ? dz2[k] * w2[j][k] : 0;
        }
      }
      addOuter(dw2, h, dz2);
      addOuter(dw1, x, dz1);
      add(db2, dz2, 1);
      add(db1, dz1, 1);
    }
    double rate = -RATE / (to - from);
    IntStream.range(0, INPUTS).forEach(i -> add(w1[i], dw1[i], rate));
    IntStream.range(0, UNITS).forEach(i -> add(w2[i], dw2[i], rate));
    add(b1, db1, rate);
    add(b2, db2, rate);
  }

  private static double[] times(double[] x, double[][] w) {
    double[] result = new double[w[0].length];
    for (int i = 0; i < x.length; i++) {
      add(result, w[i], x[i]);
    }
    return result;
  }

  private static double[] plus(double[] to, double[] numbers) {
    add(to, numbers, 1);
    return to;
  }

  private static void addOuter(double[][] to, double[] rows, double[] columns) {
    for (int i = 0; i < rows.length; i++) {
      add(to[i], columns, rows[i]);
    }
  }

  private static void add(double[] to, double[] numbers, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * numbers[i];
    }
  }

  private static double[] softmax(double[] z) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.exp(z[i]);
      sum += z[i];
    }
    for (int i = 0; i < z.length; i++) {
      z[i] /= sum;
    }
    return z;
  }
}
