package io.github.lectern.keras.engine;

import java.util.stream.IntStream;

/**
 * Splits rows among the processors.
 *
 * <p>How the rows are split depends on their number alone, so that a sum over the parts, taken in
 * order, is the same to the last bit whatever the number of processors.
 */
final class Chunks {
  private static final int MOST = 4;
  private static final int ALIGNMENT = 16;

  private Chunks() {}

  /** The parts that n rows make. */
  static int count(int n) {
    return (n + size(n) - 1) / size(n);
  }

  /** Works on all parts, some of them at the same time; returns when all are done. */
  static void run(int n, Work work) {
    int size = size(n);
    IntStream chunks = IntStream.range(0, count(n));
    (count(n) > 1 ? chunks.parallel() : chunks)
        .forEach(chunk -> work.on(chunk, chunk * size, Math.min(n, (chunk + 1) * size)));
  }

  private static int size(int n) {
    int even = (n + MOST - 1) / MOST;
    return Math.max(ALIGNMENT, (even + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  /** What is done with one part. */
  interface Work {
    /** Works on the rows from to to - 1, which are part number chunk. */
    void on(int chunk, int from, int to);
  }
}
