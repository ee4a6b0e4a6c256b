package io.github.lectern.keras.options;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Samples that each epoch is judged on, but not trained on.
 *
 * @param x the samples
 * @param y their labels
 */
public record ValidationData(INDArray x, INDArray y) implements FitOption {}
