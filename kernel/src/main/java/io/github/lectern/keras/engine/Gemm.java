package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Blocks;
import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.blas.OpenBlas;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A matrix product C = A B that is written to an existing matrix.
 *
 * <p>Each call to OpenBLAS or oneDNN runs on a single thread, and a {@link Workspace} distributes
 * the blocks among its threads. The libraries' own threads would spin while they wait, which makes
 * products many times slower when another program uses the processors.
 */
public final class Gemm {
  /** The usual number of parts; it must not depend on the number of workers. */
  private static final int PARTS = 4;

  /** The maximum number of parts of a packed product; 8 took 2 % longer on two processors. */
  private static final int MOST_PARTS = Runtime.getRuntime().availableProcessors() > 4 ? 8 : 4;

  /**
   * The minimum number of rows of C in a part if there are more than {@link #PARTS} parts. Each
   * part packs all of B again, which pays off only for many rows.
   */
  private static final int MANY_ROWS = 96;

  /** The number of multiplications that take as long as passing a part to another thread. */
  private static final long WORTH_SHARING = 50_000;

  private final boolean transA;
  private final boolean transB;
  private final Matrix a;
  private final Matrix b;
  private final int m; // C is [m,n], each sum has k terms
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
    // dW = x^T dz and db = 1^T dz are sums over the samples of a batch, too few to divide
    boolean sumsOverSamples = transA || m == 1;
    deep = blocks.packed() || transB || sumsOverSamples ? Optional.empty() : Blocks.deep(m, n, k);
  }

  /**
   * Loads ND4J and OpenBLAS, and limits OpenBLAS to one thread. Call this method while {@linkplain
   * OpenBlas#useOneThread no other thread} loads a native library.
   */
  public static void loadOpenBlas() {
    OpenBlas.useOneThread();
  }

  /** Loads oneDNN if it is usable, so that the first product need not wait for it. */
  public static void loadOneDnn() {
    OneDnn.isUsable();
  }

  /**
   * Returns the product C = A B, [m,k] [k,n] -> [m,n].
   *
   * @throws IllegalArgumentException if A and B differ in k
   */
  public static Gemm of(Matrix a, Matrix b) {
    return new Gemm(false, a, false, b, Optional.empty());
  }

  /**
   * Returns the product C = A^T B, [k,m] [k,n] -> [m,n].
   *
   * @throws IllegalArgumentException if A and B differ in k
   */
  public static Gemm ofLeftTransposed(Matrix a, Matrix b) {
    return new Gemm(true, a, false, b, Optional.empty());
  }

  /**
   * Returns the product C = A B^T, [m,k] [n,k] -> [m,n].
   *
   * @throws IllegalArgumentException if A and B differ in k
   */
  public static Gemm ofRightTransposed(Matrix a, Matrix b) {
    return new Gemm(false, a, true, b, Optional.empty());
  }

  /** Returns the same product with an epilogue f, which updates each tile of C in place. */
  public Gemm then(Consumer<Tile> f) {
    return new Gemm(transA, a, transB, b, Optional.of(f));
  }

  /**
   * Computes the product, applies the epilogue if there is one, and writes the result to a matrix.
   *
   * @param c receives the result, [m,n]
   * @throws IllegalArgumentException if c has another size
   */
  public void into(Matrix c, Workspace workspace) {
    requireSize(c);
    if (deep.isPresent()) {
      byTerms(c, deep.get(), workspace);
    } else if (isByRows()) {
      byRows(c, workspace, rowsInPart(), Optional.empty());
    } else {
      byColumns(c, workspace);
    }
  }

  /**
   * Computes the product on the calling thread alone. A part of a parallel loop can call this
   * method; the order of the sums depends only on the sizes.
   *
   * @param c receives the result, [m,n]
   * @param addition whether to add the product to c or to replace c
   * @throws IllegalArgumentException if c has another size
   */
  public void onThisThread(Matrix c, Addition addition) {
    requireSize(c);
    multiply(blocks, 0, 0, n, 0, k, c, addition);
    epilogue.ifPresent(f -> TileLoops.update(c, f));
  }

  /** Whether a product is added to the numbers that a matrix contains, or replaces them. */
  public enum Addition {
    ADD,
    REPLACE
  }

  /**
   * Computes the product, as {@link #into(Matrix, Workspace)} does, and passes it to a reader in
   * parts. If the rows of C are divided among the threads, each thread reads the parts that it has
   * computed.
   *
   * @param multiple the number of rows in every part except the last is a multiple of this number
   */
  void into(Matrix c, Workspace workspace, int multiple, Gradient.Reader reader) {
    int step = Blocks.aligned(rowsInPart(), multiple);
    if (isByRows()) {
      requireSize(c);
      byRows(c, workspace, step, Optional.of(reader));
    } else {
      into(c, workspace);
      workspace.parallelFor(m, step, (from, to) -> reader.read(from, c.rows(from, to)));
    }
  }

  private boolean isByRows() {
    return deep.isEmpty() && blocks.columns() == n;
  }

  private void byRows(Matrix c, Workspace workspace, int step, Optional<Gradient.Reader> reader) {
    workspace.parallelFor(
        m,
        step,
        (from, to) -> {
          Matrix part = c.rows(from, to);
          multiply(blocks, from, 0, n, 0, k, part, Addition.REPLACE);
          // while the part is in the cache
          epilogue.ifPresent(f -> TileLoops.update(part, f));
          reader.ifPresent(r -> r.read(from, part));
        });
  }

  private void byColumns(Matrix c, Workspace workspace) {
    workspace.parallelFor(
        n,
        Blocks.even(n, Blocks.NARROW),
        (from, to) -> multiply(blocks, 0, from, to, 0, k, c, Addition.REPLACE));
    epilogue.ifPresent(f -> TileLoops.update(c, workspace, f));
  }

  /**
   * Computes C = sum_p A_p B_p, where A_p consists of some columns of A, and B_p consists of the
   * rows of B with the same indices. If B is large compared with C, this keeps each row of B in the
   * cache of one core.
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
          multiply(shape, 0, 0, n, from, to, products.rows(first, first + m), Addition.REPLACE);
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

  /** Returns the number of rows of C in a part. */
  int rowsInPart() {
    int parts = blocks.packed() ? largeParts() : smallParts();
    return Blocks.aligned((m + parts - 1) / parts, Blocks.MULTIPLE);
  }

  private int largeParts() {
    return Math.max(PARTS, Math.min(MOST_PARTS, Integer.highestOneBit(m / MANY_ROWS)));
  }

  /**
   * Returns 1 or an even number of parts. With an odd number, the other threads would be idle while
   * one thread computes the last part.
   */
  private int smallParts() {
    long worthSharing = ((long) m * n * k + WORTH_SHARING - 1) / WORTH_SHARING;
    int blocksOfRows = (m + blocks.rows() - 1) / blocks.rows();
    int parts = (int) Math.max(blocksOfRows, Math.min(4 * PARTS, worthSharing));
    return parts == 1 ? 1 : (parts + 1) / 2 * 2;
  }

  /**
   * Computes the columns {@code from} to {@code to - 1} of some rows of C, as sums over the terms
   * {@code firstTerm} to {@code endTerm - 1}.
   *
   * @param firstRow the first of these rows in C
   * @param c receives these rows, [rows,n]
   */
  private void multiply(
      Blocks shape,
      int firstRow,
      int from,
      int to,
      int firstTerm,
      int endTerm,
      Matrix c,
      Addition addition) {
    boolean replaces = addition == Addition.REPLACE;
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
                    // beta: add to the sum of the earlier terms
                    replaces && term == firstTerm ? 0f : 1f,
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
