package io.github.lectern.keras.options;

import io.github.lectern.keras.losses.Loss;

/**
 * The loss of a model.
 *
 * @param loss what training makes small
 */
public record LossChoice(Loss loss) implements CompileOption {}
