package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.session.Backend.setSeed;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.SGD;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Nets and samples that are small enough to compute by hand. */
final class SmallNets {
  /** Ten samples of two numbers. */
  static final INDArray X =
      Nd4j.createFromArray(
          new float[][] {
            {0, 1}, {1, 0}, {2, 1}, {1, 3}, {0, 2}, {3, 0}, {4, 1}, {1, 5}, {2, 0}, {0, 3}
          });

  /** The classes of the samples. */
  static final INDArray CLASSES = Nd4j.createFromArray(1, 0, 0, 2, 1, 0, 0, 2, 0, 1);

  private SmallNets() {}

  /** Creates a net with layers relu(4) and softmax(3), Adam and the seed 7. */
  static Sequential classifier(String loss) {
    return of(loss, new Dense(4, activation("relu")), new Dense(3, activation("softmax")));
  }

  /** Creates a net with these layers, Adam and the seed 7. */
  static Sequential of(String loss, Layer... layers) {
    setSeed(7);
    Sequential net = new Sequential();
    for (Layer layer : layers) {
      net.add(layer);
    }
    net.compile(optimizer(new Adam(learningRate(.01))), loss(loss), metrics("accuracy"));
    return net;
  }

  /** Creates a net p = w x + b for mse, whose weights start at 0. */
  static Sequential line(double rate) {
    Sequential net = new Sequential();
    net.add(new Dense(1, kernelInitializer("zeros")));
    net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
    return net;
  }

  static INDArray part(INDArray array, int from, int to) {
    return array.get(NDArrayIndex.interval(from, to));
  }

  /** Returns the weights as text, which differs for any two floats; INDArray.equals allows 1e-5. */
  static List<String> bits(Sequential net) {
    return net.getWeights().stream()
        .map(w -> Arrays.toString(w.dup('c').data().asFloat()))
        .toList();
  }
}
