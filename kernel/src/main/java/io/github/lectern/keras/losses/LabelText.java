package io.github.lectern.keras.losses;

/** What several losses say about labels. */
final class LabelText {
  static final String ONE_OUTPUT =
      "expected an output for each class but got one output, whose share of itself is always 1, so"
          + " that the loss would always be 0; for two classes use loss(\"binary_crossentropy\")"
          + " and end with new Dense(1, activation(\"sigmoid\"))";

  private LabelText() {}

  /** Returns a label as it was most likely typed: 3, not 3.0. */
  static String text(float label) {
    return label == Math.rint(label) && Math.abs(label) < 1e7f
        ? String.valueOf((int) label)
        : String.valueOf(label);
  }
}
