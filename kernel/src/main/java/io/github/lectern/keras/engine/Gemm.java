package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Blocks;
import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.blas.OpenBlas;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A matrix product C = A B, of which all or some is written into memory that is there already.
 *
 * <p>OpenBLAS and oneDNN work on one thread, and a {@link Workspace} shares out the blocks: their
 * own threads wait by spinning, and slow down many times when another program uses the processors.
 */
public final class Gemm {
  /** The least number of parts to share out, whatever the number of workers. */
  private static final int PARTS = 4;

  /** On two processors, twice as many took 2 percent longer. */
  private static final int MOST_PARTS = Runtime.getRuntime().availableProcessors() > 4 ? 8 : 4;

  /** The rows of C for which it pays to pack all of B, which is done for each part. */
  private static final int MANY_ROWS = 96;

  /** The multiplications that take as long as it takes to hand them to another thread. */
  private static final long WORTH_SHARING = 50_000;

  private final boolean transA;
  private final boolean transB;
  private final Matrix a;
  private final Matrix b;
  private final int m; // C is [m,n], the sums run over k
  private final int n;
  private final int k;
  private final Blocks blocks;
  private final Optional<Blocks> deep;
  private final Optional<Consumer<Tile>> epilogue;

  private Gemm(
      boolean transA, Matrix a, boolean transB, Matrix b, Optional<Consumer<Tile>> epilogue) {
    this.epilogue = epilogue;
    this.transA = transA;
    this.transB = transB;
    this.a = a;
    this.b = b;
    m = transA ? a.columns() : a.rows();
    k = transA ? a.rows() : a.columns();
    n = transB ? b.rows() : b.columns();
    int depth = transB ? b.columns() : b.rows();
    if (k != depth) {
      throw new IllegalArgumentException(
          String.format("Gemm: expected [m,k] x [k,n] but got [%d,%d] x [%d,%d]", m, k, depth, n));
    }
    blocks = transB ? Blocks.rightTransposed(m, n, k) : Blocks.of(m, n, k);
    // dW = x^T dz and db = 1^T dz sum over the samples of a batch, which are not worth splitting
    boolean sumsOverSamples = transA || m == 1;
    deep = blocks.packed() || transB || sumsOverSamples ? Optional.empty() : Blocks.deep(m, n, k);
  }

  /**
   * Loads ND4J and OpenBLAS, and takes that to one thread; best while {@linkplain
   * OpenBlas#useOneThread no other thread} loads a native library.
   */
  public static void loadOpenBlas() {
    OpenBlas.useOneThread();
  }

  /** Loads the library that the first product for it would have to wait for. */
  public static void loadOneDnn() {
    OneDnn.isUsable();
  }

  /** C = A B, [m,k] [k,n] -> [m,n]. */
  public static Gemm of(Matrix a, Matrix b) {
    return new Gemm(false, a, false, b, Optional.empty());
  }

  /** C = A^T B, [k,m] [k,n] -> [m,n]. */
  public static Gemm ofLeftTransposed(Matrix a, Matrix b) {
    return new Gemm(true, a, false, b, Optional.empty());
  }

  /** C = A B^T, [m,k] [n,k] -> [m,n]. */
  public static Gemm ofRightTransposed(Matrix a, Matrix b) {
    return new Gemm(false, a, true, b, Optional.empty());
  }

  /** Returns the same product with an epilogue, which replaces the rows in a tile of C by f(C). */
  public Gemm then(Consumer<Tile> f) {
    return new Gemm(transA, a, transB, b, Optional.of(f));
  }

  /** Writes C, or f(C), to a matrix [m,n]. */
  public void into(Matrix c, Workspace workspace) {
    requireSize(c);
    if (deep.isPresent()) {
      byTerms(c, deep.get(), workspace);
    } else if (blocks.columns() == n) {
      workspace.parallelFor(
          m,
          rowsInPart(),
          (from, to) -> {
            Matrix part = c.rows(from, to);
            multiply(blocks, from, 0, n, 0, k, part);
            epilogue.ifPresent(f -> TileLoops.update(part, f)); // while they are in the cache
          });
    } else {
      workspace.parallelFor(
          n, Blocks.even(n, Blocks.NARROW), (from, to) -> multiply(blocks, 0, from, to, 0, k, c));
      epilogue.ifPresent(f -> TileLoops.update(c, workspace, f));
    }
  }

  /**
   * C = sum_p A_p B_p, where A_p are some columns of A, and B_p the same rows of B: if B is large
   * compared with C, each of its rows should stay in the cache of one core.
   */
  private void byTerms(Matrix c, Blocks shape, Workspace workspace) {
    int step = shape.termsInPart(k, PARTS);
    int parts = (k + step - 1) / step;
    Matrix products = workspace.scratch(parts * m, n);
    workspace.parallelFor(
        k,
        step,
        (from, to) -> {
          int first = from / step * m;
          multiply(shape, 0, 0, n, from, to, products.rows(first, first + m));
        });
    TileLoops.fill(
        c,
        workspace,
        tile -> {
          sum(products, parts, tile);
          epilogue.ifPresent(f -> f.accept(tile));
        });
  }

  private void sum(Matrix products, int parts, Tile c) {
    products.read(c.row(), c);
    float[] values = Scratch.take(c.size());
    Tile next = new Tile(values, c.rows(), n);
    for (int p = 1; p < parts; p++) {
      products.read(p * m + c.row(), next);
      for (int i = 0; i < c.size(); i++) {
        c.values()[i] += values[i];
      }
    }
    Scratch.giveBack(values);
  }

  /** Returns the number of rows that one thread takes at once. */
  int rowsInPart() {
    int parts = blocks.packed() ? largeParts() : smallParts();
    return Blocks.aligned((m + parts - 1) / parts, Blocks.MULTIPLE);
  }

  private int largeParts() {
    return Math.max(PARTS, Math.min(MOST_PARTS, Integer.highestOneBit(m / MANY_ROWS)));
  }

  /** One part or an even number of them: the last of an odd number keeps other workers waiting. */
  private int smallParts() {
    long worthSharing = ((long) m * n * k + WORTH_SHARING - 1) / WORTH_SHARING;
    int blocksOfRows = (m + blocks.rows() - 1) / blocks.rows();
    int parts = (int) Math.max(blocksOfRows, Math.min(4 * PARTS, worthSharing));
    return parts == 1 ? 1 : (parts + 1) / 2 * 2;
  }

  /**
   * Computes some columns of the rows of C that begin with firstRow, as sums over some terms.
   *
   * @param c receives them, [rows,n]
   */
  private void multiply(
      Blocks shape, int firstRow, int from, int to, int firstTerm, int endTerm, Matrix c) {
    try {
      int height = Blocks.even(c.rows(), shape.rows());
      for (int row = 0; row < c.rows(); row += height) {
        for (int column = from; column < to; column += shape.columns()) {
          for (int term = firstTerm; term < endTerm; term += shape.terms()) {
            shape
                .library()
                .run(
                    transA,
                    transB,
                    Math.min(height, c.rows() - row),
                    Math.min(shape.columns(), to - column),
                    Math.min(shape.terms(), endTerm - term),
                    transA ? a.pointer(term, firstRow + row) : a.pointer(firstRow + row, term),
                    a.stride(),
                    transB ? b.pointer(column, term) : b.pointer(term, column),
                    b.stride(),
                    term == firstTerm ? 0f : 1f, // whether to add to what earlier terms gave
                    c.pointer(row, column),
                    c.stride());
          }
        }
      }
    } finally {
      Reference.reachabilityFence(this);
      Reference.reachabilityFence(c);
    }
  }

  private void requireSize(Matrix c) {
    if (c.rows() != m || c.columns() != n) {
      throw new IllegalArgumentException(
          String.format(
              "Gemm: expected a result of [%d,%d] but got [%d,%d]", m, n, c.rows(), c.columns()));
    }
  }
}
