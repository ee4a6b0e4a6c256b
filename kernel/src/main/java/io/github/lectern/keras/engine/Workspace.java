package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.OpenBlas;
import io.github.lectern.keras.workers.WorkerPool;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The threads and the off-heap memory of one call of fit, evaluate or predict.
 *
 * <p>The order of the terms in a sum must depend only on sizes, never on the number of threads, so
 * that results are bit-identical for any number of threads.
 */
public final class Workspace extends WorkerPool {
  private static final String WORKERS = "lectern.workers";

  private final Queue<Matrix> memory = new ConcurrentLinkedQueue<>();
  private Matrix scratch = allocate(1, 1);

  /**
   * Creates a workspace for the calling thread.
   *
   * @param threads the number of threads including the calling one, at least 1
   */
  public Workspace(int threads) {
    super(withOneBlasThreadEach(threads));
  }

  private static int withOneBlasThreadEach(int threads) {
    OpenBlas.useOneThread();
    return threads;
  }

  /** Creates a workspace with {@link #defaultThreads} threads. */
  public static Workspace ofProcessors() {
    return new Workspace(defaultThreads());
  }

  /**
   * Returns the value of the system property lectern.workers, or the number of processors if it is
   * not set.
   *
   * @throws IllegalArgumentException if the property is not a positive integer
   */
  public static int defaultThreads() {
    String value = System.getProperty(WORKERS);
    return value == null ? Runtime.getRuntime().availableProcessors() : threads(value);
  }

  private static int threads(String value) {
    if (!value.matches("0*[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(
          WORKERS
              + ": expected a number of threads from 1 to 9999 but got \""
              + value
              + "\"; correct the system property, or remove it to use one thread per processor");
    }
    return Integer.parseInt(value);
  }

  /**
   * Returns a matrix of zeros that is freed when the workspace is closed. The garbage collector
   * would free it late, since it does not know how much off-heap memory the matrix occupies.
   */
  Matrix allocate(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    memory.add(matrix);
    return matrix;
  }

  /** Returns uninitialised memory for intermediate results, valid until the next call. */
  Matrix scratch(int rows, int columns) {
    int size = Math.multiplyExact(rows, columns);
    if (scratch.columns() < size) {
      scratch = allocate(1, size);
    }
    return scratch.shaped(rows, columns);
  }

  /** Stops the workers, waits until they have ended, and frees the memory. */
  @Override
  public void close() {
    super.close();
    memory.forEach(Matrix::free);
  }
}
