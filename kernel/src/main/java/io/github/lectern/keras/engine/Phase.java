package io.github.lectern.keras.engine;

/**
 * Whether a forward pass belongs to a training step; Dropout makes a difference between the two.
 */
public enum Phase {
  TRAINING,
  INFERENCE
}
