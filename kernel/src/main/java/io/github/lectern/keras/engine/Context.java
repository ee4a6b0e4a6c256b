package io.github.lectern.keras.engine;

/**
 * The workspace and the phase of a forward or backward pass.
 *
 * @param workspace the threads and the memory to use
 * @param phase whether the pass is part of training, which matters to Dropout and
 *     BatchNormalization
 */
public record Context(Workspace workspace, Phase phase) {}
