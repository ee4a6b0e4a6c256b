package io.github.lectern.bench.tensorflow;

import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** The loss and accuracy over the batches of an epoch. */
final class Totals {
  private double loss;
  private double hits;
  private int count;

  /**
   * Runs a batch, and adds its loss and hits to the totals. The runner must fetch the mean loss and
   * the number of hits.
   */
  void add(int images, Session.Runner runner) {
    try (Result result = runner.run()) {
      loss += images * (double) ((TFloat32) result.get(0)).getFloat();
      hits += ((TFloat32) result.get(1)).getFloat();
      count += images;
    }
  }

  double loss() {
    return loss / count;
  }

  double accuracy() {
    return hits / count;
  }
}
