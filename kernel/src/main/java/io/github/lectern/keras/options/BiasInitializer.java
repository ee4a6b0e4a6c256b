package io.github.lectern.keras.options;

import io.github.lectern.keras.initializers.Initializer;

/**
 * How the bias of a Dense layer begins.
 *
 * @param initializer gives the first weights
 */
public record BiasInitializer(Initializer initializer) implements DenseOption {}
