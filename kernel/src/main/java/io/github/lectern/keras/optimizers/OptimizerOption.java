package io.github.lectern.keras.optimizers;

import java.util.Optional;

/** A keyword argument of an optimizer. */
public sealed interface OptimizerOption {
  /** A keyword argument of {@link SGD}. */
  sealed interface SgdOption extends OptimizerOption {}

  /** A keyword argument of {@link Adam}. */
  sealed interface AdamOption extends OptimizerOption {}

  /** A keyword argument of {@link RMSprop}. */
  sealed interface RmspropOption extends OptimizerOption {}

  /** A keyword argument of {@link Adagrad}. */
  sealed interface AdagradOption extends OptimizerOption {}

  /** A keyword argument of {@link AdamW}. */
  sealed interface AdamwOption extends OptimizerOption {}

  /** A keyword argument of {@link Nadam}. */
  sealed interface NadamOption extends OptimizerOption {}

  /** A keyword argument of the optimizers that estimate two moments of a gradient. */
  sealed interface MomentsOption extends AdamOption, AdamwOption, NadamOption {}

  /** A keyword argument of every optimizer. */
  sealed interface CommonOption extends MomentsOption, SgdOption, RmspropOption, AdagradOption {}

  /**
   * {@code learningRate(0.001)} or {@code learningRate(new CosineDecay(0.1, 1000))}: the step size.
   *
   * @param value at least 0; not used if there is a schedule
   * @param schedule the step size as a function of the step
   */
  record LearningRate(double value, Optional<LearningRateSchedule> schedule)
      implements CommonOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there is no schedule, and the number is negative or not
     *     finite
     */
    public LearningRate {
      if (schedule.isEmpty() && !(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException(
            "learningRate: expected a finite number above 0 but got "
                + value
                + "; try learningRate(0.001)");
      }
    }

    /** Creates a constant learning rate. */
    public LearningRate(double value) {
      this(value, Optional.empty());
    }

    /** Creates a learning rate that depends on the step. */
    public LearningRate(LearningRateSchedule schedule) {
      this(schedule.call(0), Optional.of(schedule));
    }
  }

  /**
   * {@code momentum(0.9)}: the fraction of the previous update that is added to the next one; in
   * BatchNormalization, the fraction of its moving statistics that each batch keeps.
   *
   * @param value from 0 to 1
   */
  record Momentum(double value) implements SgdOption, RmspropOption, BatchNormalizationOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is not from 0 to 1
     */
    public Momentum {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "momentum: expected a number from 0 to 1 but got " + value + "; try momentum(0.9)");
      }
    }
  }

  /**
   * {@code nesterov(true)}: whether to use Nesterov momentum.
   *
   * @param value whether to use it; the default is false
   */
  record Nesterov(boolean value) implements SgdOption {}

  /**
   * {@code beta1(0.9)}: the decay rate of Adam's first moment.
   *
   * @param value at least 0 and below 1
   */
  record Beta1(double value) implements MomentsOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    public Beta1 {
      requireDecay("beta1", value);
    }
  }

  /**
   * {@code beta2(0.999)}: the decay rate of Adam's second moment.
   *
   * @param value at least 0 and below 1
   */
  record Beta2(double value) implements MomentsOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    public Beta2 {
      requireDecay("beta2", value);
    }
  }

  /**
   * {@code rho(0.9)}: the decay rate of RMSprop's mean squared gradient.
   *
   * @param value at least 0 and below 1
   */
  record Rho(double value) implements RmspropOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    public Rho {
      requireDecay("rho", value);
    }
  }

  /**
   * {@code epsilon(1e-7)}: the small constant that prevents division by zero.
   *
   * @param value at least 0
   */
  record Epsilon(double value)
      implements MomentsOption, RmspropOption, AdagradOption, BatchNormalizationOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public Epsilon {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException(
            "epsilon: expected a finite number of at least 0 but got "
                + value
                + "; try epsilon(1e-7)");
      }
    }
  }

  /**
   * {@code weightDecay(0.004)}: the fraction by which AdamW shrinks each weight in a step, before
   * it is multiplied by the learning rate.
   *
   * @param value at least 0
   */
  record WeightDecay(double value) implements AdamwOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public WeightDecay {
      requireLimit("weightDecay", value, "0.004");
    }
  }

  /**
   * {@code initialAccumulatorValue(0.1)}: the sum of squared gradients with which Adagrad begins.
   *
   * @param value at least 0
   */
  record InitialAccumulatorValue(double value) implements AdagradOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public InitialAccumulatorValue {
      requireLimit("initialAccumulatorValue", value, "0.1");
    }
  }

  /**
   * {@code clipnorm(1)}: the largest norm of the gradient of each weight matrix or bias.
   *
   * @param value at least 0
   */
  record Clipnorm(double value) implements CommonOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public Clipnorm {
      requireLimit("clipnorm", value, "1");
    }
  }

  /**
   * {@code clipvalue(0.5)}: the largest magnitude of each number of a gradient.
   *
   * @param value at least 0
   */
  record Clipvalue(double value) implements CommonOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public Clipvalue {
      requireLimit("clipvalue", value, "1");
    }
  }

  /**
   * {@code globalClipnorm(1)}: the largest norm of all gradients together.
   *
   * @param value at least 0
   */
  record GlobalClipnorm(double value) implements CommonOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative or not finite
     */
    public GlobalClipnorm {
      requireLimit("globalClipnorm", value, "1");
    }
  }

  private static void requireLimit(String keyword, double value, String example) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected a finite number of at least 0 but got %s; try %s(%s)",
              keyword, value, keyword, example));
    }
  }

  private static void requireDecay(String keyword, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected a number of at least 0 and below 1 but got %s; try %s(0.9)",
              keyword, value, keyword));
    }
  }
}
