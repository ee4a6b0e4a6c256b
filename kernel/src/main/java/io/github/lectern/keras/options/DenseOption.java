package io.github.lectern.keras.options;

/** A keyword of {@code new Dense}. */
public sealed interface DenseOption
    permits ActivationChoice, UseBias, KernelInitializer, BiasInitializer, InputShape, Name {}
