package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.OpenBlas;
import io.github.lectern.keras.workers.Workers;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The workers of a training, and the off-heap memory that they use until the end of it.
 *
 * <p>The order of a sum must depend on its size alone, never on the workers: then results are the
 * same to the last bit for any number of them.
 */
public final class Team extends Workers {
  private final Queue<Matrix> memory = new ConcurrentLinkedQueue<>();
  private final Map<Thread, Matrix> scratch = new ConcurrentHashMap<>();

  /**
   * A team.
   *
   * @param workers the threads in all, at least 1
   */
  public Team(int workers) {
    super(withOneBlasThreadEach(workers));
  }

  private static int withOneBlasThreadEach(int workers) {
    OpenBlas.useOneThread();
    return workers;
  }

  /** A worker for each processor, or as many as the system property lectern.workers says. */
  public static Team ofProcessors() {
    return new Team(size());
  }

  /** The threads in all of a team of processors. */
  public static int size() {
    return Integer.getInteger("lectern.workers", Runtime.getRuntime().availableProcessors());
  }

  /**
   * A matrix of zeros that is freed when the team is closed. The garbage collector alone would free
   * off-heap memory late: it does not see how much there is of it.
   */
  Matrix allocate(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    memory.add(matrix);
    return matrix;
  }

  /**
   * Memory of the worker that calls, with whatever its last use left in it; valid until it calls
   * again. A result that is used up at once stays in the cache there.
   */
  public Matrix scratch(int rows, int columns) {
    Matrix mine = scratch.get(Thread.currentThread());
    if (mine == null || mine.columns() < rows * columns) {
      mine = allocate(1, rows * columns);
      scratch.put(Thread.currentThread(), mine);
    }
    return mine.shaped(rows, columns);
  }

  /** Ends the helpers, waits until they have ended, and frees what was allocated. */
  @Override
  public void close() {
    super.close();
    memory.forEach(Matrix::free);
  }
}
