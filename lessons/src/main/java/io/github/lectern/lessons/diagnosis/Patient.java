package io.github.lectern.lessons.diagnosis;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.models.HealthReport;

/**
 * The file of a net that does not learn as it should.
 *
 * @param before the report before the first step
 * @param history the losses and accuracies, on training images and on images set aside
 * @param after the report after the last step
 */
public record Patient(HealthReport before, History history, HealthReport after) {}
