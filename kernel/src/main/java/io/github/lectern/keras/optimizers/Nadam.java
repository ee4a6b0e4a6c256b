package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;

import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.NadamOption;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights with the Nadam algorithm, Adam with Nesterov momentum, like {@code
 * keras.optimizers.Nadam}.
 *
 * <p>The formulas are from Dozat, "Incorporating Nesterov Momentum into Adam", 2015, with the
 * momentum schedule that Keras 2.7 uses. As in Keras, the learning rate cannot be a schedule.
 *
 * <pre>{@code
 * net.compile(optimizer(new Nadam(learningRate(0.002))), loss("categorical_crossentropy"));
 * }</pre>
 */
public final class Nadam extends Optimizer {
  private static final double DECAY_BASE = 0.96;
  private static final double DECAY = 0.004;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private long product; // the number of factors in momentumProduct
  private double momentumProduct = 1;
  private float gradientShare;
  private float momentShare;
  private float correction;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.001), beta1(0.9), beta2(0.999),
   * epsilon(1e-7)}. Gradients are not limited unless {@code clipnorm(...)}, {@code clipvalue(...)}
   * or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if the learning rate is a schedule, a keyword is given twice,
   *     or both norms are limited
   */
  public Nadam(NadamOption... options) {
    super("nadam", new LearningRate(0.001), 2, options);
    beta1 = Options.find(options, new Beta1(0.9)).value();
    beta2 = Options.find(options, new Beta2(0.999)).value();
    epsilon = Options.find(options, new Epsilon(1e-7)).value();
    if (schedule().isPresent()) {
      throw new IllegalArgumentException(
          "Nadam: expected a number as the learning rate but got "
              + schedule().orElseThrow()
              + "; as in Keras, Nadam takes no schedule: try learningRate(0.001), or new Adam(...)");
    }
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

  // u_t = beta1 (1 - 0.5 * 0.96^(0.004 t)), which grows from beta1 / 2 to beta1;  P_t = u_1 ... u_t
  @Override
  protected void prepare(long t) {
    if (product != t - 1) { // the optimizer was restored, so its product must be computed again
      momentumProduct = 1;
      product = 0;
    }
    while (product < t) {
      product++;
      momentumProduct *= momentum(product);
    }
    gradientShare = (float) ((1 - momentum(t)) / (1 - momentumProduct));
    momentShare = (float) (momentum(t + 1) / (1 - momentumProduct * momentum(t + 1)));
    correction = (float) (1 / (1 - Math.pow(beta2, (double) t)));
  }

  private double momentum(long t) {
    return beta1 * (1 - 0.5 * Math.pow(DECAY_BASE, DECAY * t));
  }

  // m += (g - m)(1 - beta1);  v += (g^2 - v)(1 - beta2)
  // n = (1 - u_t) / (1 - P_t) g + u_(t+1) / (1 - P_(t+1)) m
  // w -= a n / (sqrt(v / (1 - beta2^t)) + epsilon)
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float[] m = slots[0];
    float[] v = slots[1];
    float a = (float) stepSize();
    float c1 = 1f - (float) beta1;
    float c2 = 1f - (float) beta2;
    float e = (float) epsilon;
    for (int i = 0; i < size; i++) {
      m[i] = flushToZero(m[i] + (g[i] - m[i]) * c1);
      v[i] = flushToZero(v[i] + (g[i] * g[i] - v[i]) * c2);
      float n = gradientShare * g[i] + momentShare * m[i];
      w[i] -= a * n / ((float) Math.sqrt(v[i] * correction) + e);
    }
  }
}
