package io.github.lectern.keras.models;

import io.github.lectern.keras.losses.Loss;
import io.github.lectern.keras.options.ValidationData;
import io.github.lectern.tensor.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Looks at samples and labels before they are used, and says what is wrong with them. */
final class SampleChecks {
  private final String action;

  /** Checks for an action such as "fit", which each message begins with. */
  SampleChecks(String action) {
    this.action = action;
  }

  /** The samples, if there are as many labels, at least one, and no NaN. */
  Samples samples(INDArray x, INDArray y) {
    Rows samples = samples(x);
    Rows labels = rows("y", y);
    if (samples.count() != labels.count()) {
      throw new IllegalArgumentException(
          action
              + ": expected as many labels as samples, X has "
              + samples.count()
              + " rows, y has "
              + labels.count()
              + "; do both come from the same part of the data?");
    }
    return Samples.all(samples, labels);
  }

  Samples samples(ValidationData data) {
    return samples(data.x(), data.y());
  }

  /** The samples alone. */
  Rows samples(INDArray x) {
    return rows("X", x);
  }

  private Rows rows(String what, INDArray array) {
    if (array.isEmpty() || array.rank() == 0) {
      throw new IllegalArgumentException(
          action + ": expected at least one row in " + what + ", was an array without rows");
    }
    Rows rows = Rows.of(array);
    rows.firstNonFinite()
        .ifPresent(
            bad -> {
              throw new IllegalArgumentException(
                  action
                      + ": expected finite numbers in "
                      + what
                      + ", was "
                      + bad.value()
                      + " in row "
                      + bad.row()
                      + "; remove or replace such rows first");
            });
    return rows;
  }

  /** Refuses labels that the loss cannot compare with that many outputs. */
  void labels(Loss loss, Rows y, int outputs) {
    loss.mismatch(y.width(), outputs)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(action + ": " + loss.name() + ": " + problem);
            });
  }
}
