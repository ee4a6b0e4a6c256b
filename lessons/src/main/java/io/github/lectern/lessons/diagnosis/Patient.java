package io.github.lectern.lessons.diagnosis;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.models.HealthReport;
import java.util.List;

/**
 * The file of a net that does not learn as it should.
 *
 * @param before the report before the first step
 * @param history the losses and accuracies, on training images and on images set aside
 * @param after the report after the last step
 */
public record Patient(HealthReport before, History history, HealthReport after) {
  /** Returns the accuracy on the images set aside after the last epoch. */
  double validationAccuracy() {
    List<Double> values = history.get("val_accuracy");
    return values.get(values.size() - 1);
  }
}
