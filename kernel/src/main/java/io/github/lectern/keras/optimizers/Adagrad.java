package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.optimizers.OptimizerOption.AdagradOption;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.InitialAccumulatorValue;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Updates weights with the Adagrad algorithm, like {@code keras.optimizers.Adagrad}: the more a
 * weight has been updated, the smaller its steps become.
 *
 * <p>The algorithm was proposed by Duchi, Hazan and Singer, "Adaptive Subgradient Methods for
 * Online Learning and Stochastic Optimization", 2011.
 *
 * <pre>{@code
 * net.compile(optimizer(new Adagrad(learningRate(0.01))), loss("categorical_crossentropy"));
 * }</pre>
 */
public final class Adagrad extends Optimizer {
  private final double initial;
  private final double epsilon;

  /**
   * Creates the optimizer. The defaults are {@code learningRate(0.001),
   * initialAccumulatorValue(0.1), epsilon(1e-7)}. Gradients are not limited unless {@code
   * clipnorm(...)}, {@code clipvalue(...)} or {@code globalClipnorm(...)} is given.
   *
   * @throws IllegalArgumentException if a keyword is given twice, or both norms are limited
   */
  public Adagrad(AdagradOption... options) {
    super("adagrad", new LearningRate(0.001), 1, options);
    initial = Options.find(options, new InitialAccumulatorValue(0.1)).value();
    epsilon = Options.find(options, new Epsilon(1e-7)).value();
  }

  @Override
  public Map<String, Double> config() {
    Map<String, Double> config = new LinkedHashMap<>();
    config.put("learning_rate", learningRate());
    config.put("initial_accumulator_value", initial);
    config.put("epsilon", epsilon);
    config.putAll(clippingConfig());
    return config;
  }

  @Override
  float initialSlotValue() {
    return (float) initial;
  }

  // s += g^2;  w -= a g / (sqrt(s) + epsilon)
  @Override
  protected void update(float[] w, float[] g, float[][] slots, int size) {
    float[] s = slots[0];
    float a = (float) stepSize();
    float e = (float) epsilon;
    for (int i = 0; i < size; i++) {
      s[i] += g[i] * g[i];
      w[i] -= a * g[i] / ((float) Math.sqrt(s[i]) + e);
    }
  }
}
