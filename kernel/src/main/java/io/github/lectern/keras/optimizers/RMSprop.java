package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;

import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.keras.optimizers.OptimizerOption.RmspropOption;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights with the RMSprop algorithm (not centered), like {@code keras.optimizers.RMSprop}.
 *
 * <p>The formulas are from Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012. Like
 * TensorFlow, this class adds epsilon inside the square root if there is momentum, and outside of
 * it otherwise.
 *
 * <pre>{@code
 * net.compile(optimizer(new RMSprop(rho(0.95))), loss("categorical_crossentropy"));
 * }</pre>
 */
public final class RMSprop extends Optimizer {
  private final double rho;
  private final double momentum;
  private final double epsilon;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.001), rho(0.9), momentum(0),
   * epsilon(1e-7)}. Gradients are not limited unless {@code clipnorm(...)}, {@code clipvalue(...)}
   * or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if a keyword is given twice, or both norms are limited
   */
  public RMSprop(RmspropOption... options) {
    super(
        "rmsprop",
        new LearningRate(0.001),
        Options.find(options, new Momentum(0)).value() > 0 ? 2 : 1,
        options);
    rho = Options.find(options, new Rho(0.9)).value();
    momentum = Options.find(options, new Momentum(0)).value();
    epsilon = Options.find(options, new Epsilon(1e-7)).value();
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("rho", rho);
    config.put("momentum", momentum);
    config.put("epsilon", epsilon);
    config.putAll(clippingConfig());
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
      s[i] = flushToZero(r * s[i] + (1f - r) * g[i] * g[i]);
    }
    float a = (float) stepSize();
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
      v[i] = flushToZero(u * v[i] + a * g[i] / (float) Math.sqrt(s[i] + e));
      w[i] -= v[i];
    }
  }
}
