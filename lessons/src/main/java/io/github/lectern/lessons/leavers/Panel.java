package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;

/** A part of the threshold figure. */
interface Panel {
  /** Returns the SVG elements that do not depend on the threshold. */
  String background();

  /** Returns the SVG elements for a threshold and its confusion matrix. */
  String drawing(double threshold, BinaryConfusionMatrix matrix);
}
