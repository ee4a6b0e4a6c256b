package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.fade;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RMSprop, like {@code keras.optimizers.RMSprop} (not centered).
 *
 * <p>Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012. TensorFlow adds epsilon
 * below the root when there is momentum and beside it when there is none; so does this.
 */
public final class RMSprop extends Optimizer {
  private final double rho;
  private final double momentum;
  private final double epsilon;

  /**
   * Defaults: learningRate(0.001), rho(0.9), momentum(0), epsilon(1e-7).
   *
   * @throws IllegalArgumentException if a keyword is given twice
   */
  public RMSprop(RmspropOption... options) {
    super(
        "rmsprop",
        Setting.of(options, LearningRate.class, 0.001),
        Setting.of(options, Momentum.class, 0) > 0 ? 2 : 1);
    rho = Setting.of(options, Rho.class, 0.9);
    momentum = Setting.of(options, Momentum.class, 0);
    epsilon = Setting.of(options, Epsilon.class, 1e-7);
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("rho", rho);
    config.put("momentum", momentum);
    config.put("epsilon", epsilon);
    return config;
  }

  // s = rho s + (1 - rho) g^2
  // without momentum: w -= a g / (sqrt(s) + epsilon)
  // with momentum u:  v = u v + a g / sqrt(s + epsilon);  w -= v
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float[] s = slots[0];
    float r = (float) rho;
    for (int i = 0; i < size; i++) {
      s[i] = fade(r * s[i] + (1f - r) * g[i] * g[i]);
    }
    float a = (float) learningRate();
    float e = (float) epsilon;
    if (slots.length == 1) {
      for (int i = 0; i < size; i++) {
        w[i] -= a * g[i] / ((float) Math.sqrt(s[i]) + e);
      }
      return;
    }
    float[] v = slots[1];
    float u = (float) momentum;
    for (int i = 0; i < size; i++) {
      v[i] = fade(u * v[i] + a * g[i] / (float) Math.sqrt(s[i] + e));
      w[i] -= v[i];
    }
  }
}
