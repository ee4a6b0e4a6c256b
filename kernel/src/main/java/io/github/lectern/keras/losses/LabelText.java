package io.github.lectern.keras.losses;

import io.github.lectern.tensor.Plural;
import java.util.Optional;

/** Texts about labels in the error messages of several losses. */
final class LabelText {
  static final String ONE_OUTPUT =
      "expected one output per class but got a single output; a single class always has the"
          + " probability 1, so the loss would always be 0; for two classes, use"
          + " loss(\"binary_crossentropy\")"
          + " and end with new Dense(1, activation(\"sigmoid\"))";

  private LabelText() {}

  /** Formats a label as a user would write it: 3 instead of 3.0. */
  static String text(float label) {
    return label == Math.rint(label) && Math.abs(label) < 1e7f
        ? String.valueOf((int) label)
        : String.valueOf(label);
  }

  /**
   * Returns an error message unless the targets of a regression have as many columns as outputs.
   */
  static Optional<String> targetMismatch(int labels, int outputs) {
    if (labels == outputs) {
      return Optional.empty();
    }
    return Optional.of(
        "expected targets [n,"
            + outputs
            + "], the shape of the outputs, but got [n,"
            + labels
            + "]; y has "
            + Plural.of(labels, "column")
            + ", so end with new Dense("
            + labels
            + ")");
  }
}
