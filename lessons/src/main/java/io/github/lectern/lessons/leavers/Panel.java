package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;

/** A part of the picture that a threshold moves. */
interface Panel {
  /** SVG elements that stay. */
  String background();

  /** SVG elements for one threshold, and for what is right and wrong at it. */
  String drawing(double threshold, BinaryConfusionMatrix matrix);
}
