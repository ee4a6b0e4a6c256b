package io.github.lectern.lessons.diagnosis;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;

import io.github.lectern.keras.initializers.RandomNormal;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.session.Backend;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A clinic whose patients learn from made-up images: ten blurred patterns with noise. */
final class MadeUpClinic {
  private static final Clinic CLINIC = make();

  private MadeUpClinic() {}

  /** Returns the clinic, the same for all tests. */
  static Clinic clinic() {
    return CLINIC;
  }

  private static Clinic make() {
    Backend.setSeed(5);
    int n = 4000;
    INDArray patterns = Nd4j.rand(DataType.FLOAT, 10, 784);
    INDArray images = Nd4j.rand(DataType.FLOAT, n, 784).muli(130);
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      classes[i] = (i * 7 + i / 10) % 10;
      images.getRow(i).addi(patterns.getRow(classes[i]).mul(120));
    }
    return Clinic.open(images.reshape(n, 28, 28), Nd4j.createFromArray(classes));
  }

  /** Returns a new net with hidden layers of 30 nodes; a deviation of 0 means Glorot's rule. */
  static Sequential net(int layers, String function, double deviation) {
    return net(layers, function, deviation, new Adam());
  }

  /** Returns a new net with an optimizer. */
  static Sequential net(int layers, String function, double deviation, Optimizer optimizer) {
    Backend.setSeed(2);
    Sequential net = new Sequential();
    for (int i = 0; i < layers; i++) {
      net.add(
          deviation == 0
              ? new Dense(30, activation(function))
              : new Dense(
                  30, activation(function), kernelInitializer(new RandomNormal(0, deviation))));
    }
    net.add(new Dense(10, activation("softmax")));
    net.compile(optimizer(optimizer), loss("categorical_crossentropy"), metrics("accuracy"));
    return net;
  }
}
