package io.github.lectern.keras.engine;

/**
 * What an operation needs to know about the pass that it is part of.
 *
 * @param team the threads that share the work
 * @param phase whether the pass is part of training: Dropout is active in training only
 */
public record Context(Team team, Phase phase) {}
