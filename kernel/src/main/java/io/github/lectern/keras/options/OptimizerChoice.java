package io.github.lectern.keras.options;

import io.github.lectern.keras.optimizers.Optimizer;

/**
 * The optimizer of a model.
 *
 * @param optimizer the rule that moves the weights
 */
public record OptimizerChoice(Optimizer optimizer) implements CompileOption {}
