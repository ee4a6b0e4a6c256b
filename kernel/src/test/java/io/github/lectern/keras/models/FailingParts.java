package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.layers.CustomLayer;
import io.github.lectern.keras.losses.CustomLoss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Parts of a model that fail when a fuse burns through. */
final class FailingParts {
  private FailingParts() {}

  /** Throws at the n-th call, counted from 1; never if n is 0. */
  static final class Fuse {
    private final int call;
    private final Throwable thrown;
    private final AtomicInteger calls = new AtomicInteger();

    Fuse(int call, Throwable thrown) {
      this.call = call;
      this.thrown = thrown;
    }

    void burn() {
      if (calls.incrementAndGet() == call) {
        Fuse.<RuntimeException>sneak(thrown);
      }
    }

    int calls() {
      return calls.get();
    }

    @SuppressWarnings("unchecked") // so that checked exceptions are thrown without a wrapper
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  /** A layer y = x whose gradient may fail. */
  static final class Same extends CustomLayer {
    private final Fuse fuse;

    Same(Fuse fuse) {
      this.fuse = fuse;
    }

    @Override
    protected INDArray forward(INDArray x) {
      return x;
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      fuse.burn();
      return List.of(dy);
    }
  }

  /** An activation function f(z) = z whose gradient may fail. */
  record Linear(Fuse fuse) implements ActivationFunction {
    @Override
    public String name() {
      return "own_linear";
    }

    @Override
    public void apply(Tile z) {}

    @Override
    public void gradient(Tile y, Tile dy) {
      fuse.burn();
    }
  }

  /** An optimizer v = v + g, w -= v / 10, whose steps may fail. */
  static final class Heap extends Optimizer {
    private final Fuse fuse;

    Heap(Fuse fuse) {
      super("heap", .1, 1);
      this.fuse = fuse;
    }

    @Override
    public Map<String, Double> config() {
      return Map.of("learning_rate", learningRate());
    }

    @Override
    protected void update(float[] w, float[] g, float[][] slots, int size) {
      for (int i = 0; i < size; i++) {
        slots[0][i] += g[i];
        w[i] -= slots[0][i] / 10;
        if (i == size / 2) {
          fuse.burn();
        }
      }
    }
  }

  /** The squared error, whose computation may fail. */
  static final class Squared extends CustomLoss {
    private final Fuse fuse;

    Squared(Fuse fuse) {
      this.fuse = fuse;
    }

    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue).norm2(1);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      fuse.burn();
      return yPred.sub(yTrue);
    }
  }

  /** A metric that counts tiles and may fail. */
  record Tiles(Fuse fuse) implements Metric {
    @Override
    public String name() {
      return "tiles";
    }

    @Override
    public void updateState(Tile yTrue, Tile yPred) {
      fuse.burn();
    }

    @Override
    public double result() {
      return 0;
    }

    @Override
    public void resetState() {}
  }
}
