package io.github.lectern.keras.engine;

/**
 * Whether a pass belongs to training or to inference. Dropout is active only in training, and
 * BatchNormalization uses the statistics of the batch only in training.
 */
public enum Phase {
  TRAINING,
  INFERENCE
}
