package io.github.lectern.keras.models;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.layers.CustomLayer;
import io.github.lectern.keras.losses.CustomLoss;
import io.github.lectern.keras.metrics.Metric;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.options.LayerOption;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parts of a model of which a user may write classes of their own. */
final class CustomParts {
  private CustomParts() {}

  /** y = x s. */
  static final class Scale extends CustomLayer {
    private INDArray factors;

    Scale(LayerOption... options) {
      super(options);
    }

    @Override
    protected void addWeights(int[] sample) {
      factors = addWeight("s", "ones", sample[0]);
    }

    @Override
    protected INDArray forward(INDArray x) {
      return x.mulRowVector(factors);
    }

    @Override
    protected List<INDArray> backward(INDArray x, INDArray dy) {
      return List.of(dy.mulRowVector(factors), dy.mul(x).sum(0));
    }
  }

  static class Squared extends CustomLoss {
    @Override
    public INDArray call(INDArray yTrue, INDArray yPred) {
      INDArray error = yPred.sub(yTrue);
      return error.mul(error).mean(1);
    }

    @Override
    public INDArray gradient(INDArray yTrue, INDArray yPred) {
      return yPred.sub(yTrue).mul(2.0 / yPred.size(1));
    }
  }

  /** A user's class that has the name of a built-in loss. */
  static final class Mse extends Squared {}

  static final class Cube implements ActivationFunction {
    @Override
    public String name() {
      return "relu"; // but it is another function
    }

    @Override
    public void apply(Tile z) {
      for (int i = 0; i < z.size(); i++) {
        z.values()[i] *= z.values()[i] * z.values()[i];
      }
    }

    @Override
    public void gradient(Tile y, Tile dy) { // d z^3 = 3 z^2 = 3 y^(2/3)
      for (int i = 0; i < y.size(); i++) {
        dy.values()[i] *= (float) (3 * Math.pow(Math.cbrt(y.values()[i]), 2));
      }
    }
  }

  record Ramp() implements Initializer {
    @Override
    public String name() {
      return "ramp";
    }

    @Override
    public float[] initialize(int... shape) {
      float[] values = new float[shape.length == 1 ? shape[0] : shape[0] * shape[1]];
      for (int i = 0; i < values.length; i++) {
        values[i] = i * 37 % 101 / 300f - .1f;
      }
      return values;
    }
  }

  /** Counts the rows. */
  static final class Rows implements Metric {
    private int rows;

    @Override
    public String name() {
      return "rows";
    }

    @Override
    public void updateState(Tile yTrue, Tile yPred) {
      rows += yTrue.rows();
    }

    @Override
    public double result() {
      return rows;
    }

    @Override
    public void resetState() {
      rows = 0;
    }
  }

  /** w -= .01 m, m = .5 m + g. */
  static final class Heavy extends Optimizer {
    Heavy() {
      super("heavy", .01, 1);
    }

    @Override
    public Map<String, Double> config() {
      return Map.of("rate", .01);
    }

    @Override
    protected void update(float[] w, float[] g, float[][] slots, int size) {
      for (int i = 0; i < size; i++) {
        slots[0][i] = .5f * slots[0][i] + g[i];
        w[i] -= .01f * slots[0][i];
      }
    }
  }
}
