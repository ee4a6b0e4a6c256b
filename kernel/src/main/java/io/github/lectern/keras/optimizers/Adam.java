package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;

import io.github.lectern.keras.optimizers.OptimizerOption.AdamOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights with the Adam algorithm, like {@code keras.optimizers.Adam}.
 *
 * <p>The formulas are from Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015. The
 * step size includes the bias correction, as described just before section 2.1.
 *
 * <pre>{@code
 * net.compile(optimizer(new Adam(learningRate(0.01))), loss("categorical_crossentropy"));
 * }</pre>
 */
public final class Adam extends Optimizer {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private float alpha;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.001), beta1(0.9), beta2(0.999),
   * epsilon(1e-7)}. Gradients are not limited unless {@code clipnorm(...)}, {@code clipvalue(...)}
   * or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if a keyword is given twice, or both norms are limited
   */
  public Adam(AdamOption... options) {
    super("adam", new LearningRate(0.001), 2, options);
    beta1 = Options.find(options, new Beta1(0.9)).value();
    beta2 = Options.find(options, new Beta2(0.999)).value();
    epsilon = Options.find(options, new Epsilon(1e-7)).value();
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("beta_1", beta1);
    config.put("beta_2", beta2);
    config.put("epsilon", epsilon);
    config.putAll(clippingConfig());
    return config;
  }

  // alpha_t = a sqrt(1 - beta2^t) / (1 - beta1^t)
  @Override
  protected void prepare(long t) {
    double steps = (double) t;
    alpha =
        (float) (stepSize() * Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps)));
  }

  // m += (g - m)(1 - beta1);  v += (g^2 - v)(1 - beta2);  w -= alpha_t m / (sqrt(v) + epsilon)
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float[] m = slots[0];
    float[] v = slots[1];
    float a = alpha;
    float c1 = 1f - (float) beta1;
    float c2 = 1f - (float) beta2;
    float e = (float) epsilon;
    for (int i = 0; i < size; i++) {
      m[i] = flushToZero(m[i] + (g[i] - m[i]) * c1);
      v[i] = flushToZero(v[i] + (g[i] * g[i] - v[i]) * c2);
      w[i] -= a * m[i] / ((float) Math.sqrt(v[i]) + e);
    }
  }
}
