package io.github.lectern.keras.options;

import io.github.lectern.keras.activations.ActivationFunction;

/**
 * The activation of a Dense layer.
 *
 * @param function applied to x W + b
 */
public record ActivationChoice(ActivationFunction function) implements DenseOption {}
