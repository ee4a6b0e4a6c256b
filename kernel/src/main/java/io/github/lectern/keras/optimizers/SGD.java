package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;

import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.SgdOption;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights with stochastic gradient descent, optionally with momentum, like {@code
 * keras.optimizers.SGD}.
 *
 * <pre>{@code
 * net.compile(optimizer(new SGD(learningRate(0.1), momentum(0.9))), loss("mse"));
 * }</pre>
 */
public final class SGD extends Optimizer {
  private final double momentum;
  private final boolean nesterov;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.01), momentum(0),
   * nesterov(false)}. Gradients are not limited unless {@code clipnorm(...)}, {@code
   * clipvalue(...)} or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if a keyword is given twice, or both norms are limited
   */
  public SGD(SgdOption... options) {
    super(
        "sgd",
        new LearningRate(0.01),
        Options.find(options, new Momentum(0)).value() > 0 ? 1 : 0,
        options);
    momentum = Options.find(options, new Momentum(0)).value();
    nesterov = Options.find(options, new Nesterov(false)).value();
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("momentum", momentum);
    config.put("nesterov", nesterov ? 1.0 : 0.0);
    config.putAll(clippingConfig());
    return config;
  }

  @Override
  protected Map<String, Object> shown() {
    Map<String, Object> shown = super.shown();
    shown.put("nesterov", nesterov);
    return shown;
  }

  // without momentum: w -= a g
  // with momentum u:  v = u v - a g;  w += v, or with Nesterov w += u v - a g
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float a = (float) stepSize();
    if (slots.length == 0) {
      for (int i = 0; i < size; i++) {
        w[i] -= a * g[i];
      }
      return;
    }
    float u = (float) momentum;
    float[] v = slots[0];
    for (int i = 0; i < size; i++) {
      v[i] = flushToZero(u * v[i] - a * g[i]);
    }
    float keep = nesterov ? u : 1f;
    float push = nesterov ? a : 0f;
    for (int i = 0; i < size; i++) {
      w[i] += keep * v[i] - push * g[i];
    }
  }
}
