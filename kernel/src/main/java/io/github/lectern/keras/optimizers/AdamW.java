package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Subnormals.flushToZero;

import io.github.lectern.keras.optimizers.OptimizerOption.AdamwOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.WeightDecay;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights as {@link Adam} does, after shrinking each of them a little, like {@code
 * keras.optimizers.AdamW}, which Keras has from version 2.11 on. Biases are shrunk as well.
 *
 * <p>The decay does not pass through Adam's moments, unlike that of an L2 penalty. It was proposed
 * by Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019; as in Keras, it is
 * multiplied by the learning rate.
 *
 * <pre>{@code
 * net.compile(optimizer(new AdamW(weightDecay(0.01))), loss("categorical_crossentropy"));
 * }</pre>
 */
public final class AdamW extends Optimizer {
  private final double weightDecay;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private float alpha;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.001), weightDecay(0.004),
   * beta1(0.9), beta2(0.999), epsilon(1e-7)}. Gradients are not limited unless {@code
   * clipnorm(...)}, {@code clipvalue(...)} or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if a keyword is given twice, or both norms are limited
   */
  public AdamW(AdamwOption... options) {
    super("adamw", new LearningRate(0.001), 2, options);
    weightDecay = Options.find(options, new WeightDecay(0.004)).value();
    beta1 = Options.find(options, new Beta1(0.9)).value();
    beta2 = Options.find(options, new Beta2(0.999)).value();
    epsilon = Options.find(options, new Epsilon(1e-7)).value();
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("weight_decay", weightDecay);
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

  // w -= a d w, where d is the weight decay
  // m += (g - m)(1 - beta1);  v += (g^2 - v)(1 - beta2);  w -= alpha_t m / (sqrt(v) + epsilon)
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float[] m = slots[0];
    float[] v = slots[1];
    float a = alpha;
    float decay = (float) (stepSize() * weightDecay);
    float c1 = 1f - (float) beta1;
    float c2 = 1f - (float) beta2;
    float e = (float) epsilon;
    for (int i = 0; i < size; i++) {
      m[i] = flushToZero(m[i] + (g[i] - m[i]) * c1);
      v[i] = flushToZero(v[i] + (g[i] * g[i] - v[i]) * c2);
      w[i] -= w[i] * decay;
      w[i] -= a * m[i] / ((float) Math.sqrt(v[i]) + e);
    }
  }
}
