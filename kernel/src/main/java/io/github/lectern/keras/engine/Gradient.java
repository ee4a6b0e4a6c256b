package io.github.lectern.keras.engine;

/**
 * The gradient of the loss with respect to one weight matrix.
 *
 * @param parameter the weights w
 * @param value dL/dw, in the shape of w
 */
public record Gradient(Parameter parameter, Matrix value) {}
