package io.github.lectern.keras.engine;

/**
 * What an operation needs to know about the pass that it is part of.
 *
 * @param workspace the threads and the memory to use
 * @param phase whether the pass is part of training: Dropout is active in training only
 */
public record Context(Workspace workspace, Phase phase) {}
