package io.github.lectern.keras.options;

import io.github.lectern.keras.initializers.Initializer;

/**
 * How the kernel of a Dense layer begins.
 *
 * @param initializer gives the first weights
 */
public record KernelInitializer(Initializer initializer) implements DenseOption {}
