package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.FashionImages;
import java.util.Collections;
import java.util.List;

/**
 * A training run to be timed.
 *
 * @param net the hidden layers and the batch size
 * @param samples the number of images per epoch, at least two batches
 * @param workers the number of worker threads
 */
record Setting(BenchCase net, int samples, int workers) {
  private static final String NAME = "varied";

  Setting {
    if (samples < 2 * net.batchSize()) {
      throw new IllegalArgumentException(
          "Setting: expected at least two batches but got %d samples for batches of %d"
              .formatted(samples, net.batchSize()));
    }
  }

  /**
   * Returns the net 784-500-500-10 with batch size 1200, all images, and one worker per processor.
   */
  static Setting net2() {
    return new Setting(
        BenchCase.of("net2-1200"),
        FashionImages.TRAINING,
        Runtime.getRuntime().availableProcessors());
  }

  Setting withBatchSize(int batchSize) {
    return new Setting(new BenchCase(NAME, net.hidden(), batchSize), samples, workers);
  }

  Setting withWidth(int width) {
    return withHidden(Collections.nCopies(net.hidden().size(), width));
  }

  Setting withDepth(int depth) {
    return withHidden(Collections.nCopies(depth, net.hidden().get(0)));
  }

  private Setting withHidden(List<Integer> hidden) {
    return new Setting(new BenchCase(NAME, hidden, net.batchSize()), samples, workers);
  }

  Setting withSamples(int count) {
    return new Setting(net, count, workers);
  }

  Setting withWorkers(int count) {
    return new Setting(net, samples, count);
  }

  /** Returns the number of full batches in an epoch; a shorter one may follow. */
  int fullSteps() {
    return samples / net.batchSize();
  }
}
