package io.github.lectern.keras.reference;

import static io.github.lectern.keras.Keywords.beta1;
import static io.github.lectern.keras.Keywords.beta2;
import static io.github.lectern.keras.Keywords.epsilon;
import static io.github.lectern.keras.Keywords.initialAccumulatorValue;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.momentum;
import static io.github.lectern.keras.Keywords.nesterov;
import static io.github.lectern.keras.Keywords.rho;
import static io.github.lectern.keras.Keywords.weightDecay;

import io.github.lectern.keras.optimizers.Adagrad;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.optimizers.AdamW;
import io.github.lectern.keras.optimizers.ExponentialDecay;
import io.github.lectern.keras.optimizers.Nadam;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.Optimizers;
import io.github.lectern.keras.optimizers.RMSprop;
import io.github.lectern.keras.optimizers.SGD;
import java.util.List;
import java.util.Random;

/**
 * An optimizer beside its reference.
 *
 * @param tested the optimizer
 * @param reference the same from its formula
 */
record RandomOptimizer(Optimizer tested, ReferenceOptimizer reference) {
  private static final List<String> NAMES = Optimizers.names();

  static RandomOptimizer of(Random random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return random.nextInt(3) == 0 ? byDefault(name) : withSettings(name, random);
  }

  private static RandomOptimizer byDefault(String name) {
    return new RandomOptimizer(
        Optimizers.get(name),
        switch (name) {
          case "sgd" -> ReferenceOptimizer.sgd(t -> .01, 0, false);
          case "adam" -> ReferenceOptimizer.adam(t -> .001, .9, .999, 1e-7);
          case "adamw" -> ReferenceOptimizer.adamw(t -> .001, .004, .9, .999, 1e-7);
          case "nadam" -> ReferenceOptimizer.nadam(t -> .001, .9, .999, 1e-7);
          case "adagrad" -> ReferenceOptimizer.adagrad(t -> .001, .1, 1e-7);
          case "rmsprop" -> ReferenceOptimizer.rmsprop(t -> .001, .9, 0, 1e-7);
          default -> throw new IllegalArgumentException("no reference for the optimizer " + name);
        });
  }

  private static RandomOptimizer withSettings(String name, Random random) {
    double rate = Math.pow(10, -4 + 3 * random.nextDouble());
    double other = .5 + .4 * random.nextDouble();
    double u = random.nextBoolean() ? 0 : other;
    double e = Math.pow(10, -7 + 6 * random.nextDouble());
    boolean ahead = random.nextBoolean();
    double decay = random.nextInt(4) == 0 ? .5 + .5 * random.nextDouble() : 1;
    LearningRate tested =
        decay == 1 ? learningRate(rate) : learningRate(new ExponentialDecay(rate, 2, decay));
    ReferenceOptimizer.Rate reference = t -> rate * Math.pow(decay, (t - 1) / 2.0);
    return switch (name) {
      case "sgd" ->
          new RandomOptimizer(
              new SGD(tested, momentum(u), nesterov(ahead)),
              ReferenceOptimizer.sgd(reference, u, ahead));
      case "adam" ->
          new RandomOptimizer(
              new Adam(tested, beta1(other), beta2(1 - e), epsilon(e)),
              ReferenceOptimizer.adam(reference, other, 1 - e, e));
      case "adamw" ->
          new RandomOptimizer(
              new AdamW(tested, weightDecay(u), beta1(other), beta2(1 - e), epsilon(e)),
              ReferenceOptimizer.adamw(reference, u, other, 1 - e, e));
      case "nadam" ->
          new RandomOptimizer(
              new Nadam(learningRate(rate), beta1(other), beta2(1 - e), epsilon(e)),
              ReferenceOptimizer.nadam(t -> rate, other, 1 - e, e));
      case "adagrad" ->
          new RandomOptimizer(
              new Adagrad(tested, initialAccumulatorValue(other), epsilon(e)),
              ReferenceOptimizer.adagrad(reference, other, e));
      case "rmsprop" ->
          new RandomOptimizer(
              new RMSprop(tested, rho(other), momentum(u), epsilon(e)),
              ReferenceOptimizer.rmsprop(reference, other, u, e));
      default -> throw new IllegalArgumentException("no reference for the optimizer " + name);
    };
  }
}
