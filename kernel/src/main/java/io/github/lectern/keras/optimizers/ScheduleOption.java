package io.github.lectern.keras.optimizers;

/** A keyword argument of a learning-rate schedule. */
public sealed interface ScheduleOption {
  /**
   * {@code staircase(true)}: whether the rate changes only every {@code decaySteps} steps. {@link
   * ExponentialDecay} and {@link InverseTimeDecay} accept it.
   *
   * @param value whether it does; the default is false
   */
  record Staircase(boolean value) implements ScheduleOption {}

  /**
   * {@code cycle(true)}: whether the rate jumps up and decays again when it has reached its end.
   * {@link PolynomialDecay} accepts it.
   *
   * @param value whether it does; the default is false
   */
  record Cycle(boolean value) implements ScheduleOption {}
}
