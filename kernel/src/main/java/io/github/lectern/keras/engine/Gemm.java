package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Blocks;
import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.blas.OpenBlas;
import io.github.lectern.keras.blas.Sgemm;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;

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

  private Gemm(boolean transA, Matrix a, boolean transB, Matrix b) {
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
    deep = blocks.packed() || transB ? Optional.empty() : Blocks.deep(m, n, k);
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
    return new Gemm(false, a, false, b);
  }

  /** C = A^T B, [k,m] [k,n] -> [m,n]. */
  public static Gemm ofLeftTransposed(Matrix a, Matrix b) {
    return new Gemm(true, a, false, b);
  }

  /** C = A B^T, [m,k] [n,k] -> [m,n]. */
  public static Gemm ofRightTransposed(Matrix a, Matrix b) {
    return new Gemm(false, a, true, b);
  }

  /** Writes C to a matrix [m,n], shared out over the threads of a workspace. */
  public void into(Matrix c, Workspace workspace) {
    into(c, workspace, Optional.empty());
  }

  /**
   * Writes f(C) to a matrix [m,n].
   *
   * @param epilogue replaces the rows in a tile of C by their f, while they are in the cache
   */
  public void into(Matrix c, Workspace workspace, Consumer<Tile> epilogue) {
    into(c, workspace, Optional.of(epilogue));
  }

  private void into(Matrix c, Workspace workspace, Optional<Consumer<Tile>> epilogue) {
    requireSize(c);
    if (deep.isPresent()) {
      byTerms(c, deep.get(), workspace, epilogue.orElse(tile -> {}));
    } else if (blocks.columns() == n) {
      byRows(c, workspace, epilogue);
    } else {
      byColumns(c, workspace);
      epilogue.ifPresent(f -> TileLoops.update(c, workspace, f));
    }
  }

  private void byRows(Matrix c, Workspace workspace, Optional<Consumer<Tile>> epilogue) {
    workspace.parallelFor(
        m,
        rowsInPart(),
        (from, to) -> {
          Matrix part = c.rows(from, to);
          multiply(from, 0, n, part);
          epilogue.ifPresent(f -> TileLoops.update(part, f));
        });
  }

  private void byColumns(Matrix c, Workspace workspace) {
    workspace.parallelFor(n, Blocks.even(n, Blocks.NARROW), (from, to) -> multiply(0, from, to, c));
  }

  /**
   * C = sum_p A_p B_p, where A_p are some columns of A, and B_p the same rows of B: if B is large
   * beside C, each of its rows had better stay in the cache of one core.
   */
  private void byTerms(Matrix c, Blocks shape, Workspace workspace, Consumer<Tile> epilogue) {
    int step = shape.termsInPart(k, PARTS);
    int parts = (k + step - 1) / step;
    Matrix products = workspace.scratch(parts * m, n);
    workspace.parallelFor(
        k,
        step,
        (from, to) -> {
          int first = from / step * m;
          add(shape, 0, 0, n, from, to, products.rows(first, first + m));
        });
    TileLoops.fill(
        c,
        workspace,
        tile -> {
          sum(products, parts, tile);
          epilogue.accept(tile);
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

  /** Computes some columns of the rows of C that begin with firstRow, into c [rows,n]. */
  private void multiply(int firstRow, int from, int to, Matrix c) {
    int height = Blocks.even(c.rows(), blocks.rows());
    int width = blocks.columns();
    for (int row = 0; row < c.rows(); row += height) {
      Matrix part = c.rows(row, Math.min(c.rows(), row + height));
      for (int column = from; column < to; column += width) {
        add(blocks, firstRow + row, column, Math.min(width, to - column), 0, k, part);
      }
    }
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

  /** Some columns of as many rows as c has, the sums over the terms from to to - 1. */
  private void add(Blocks shape, int row, int column, int width, int from, int to, Matrix c) {
    for (int term = from; term < to; term += shape.terms()) {
      int terms = Math.min(shape.terms(), to - term);
      add(shape.library(), row, column, width, term, terms, term == from ? 0f : 1f, c);
    }
  }

  private void add(
      Sgemm library, int row, int column, int width, int term, int terms, float beta, Matrix c) {
    FloatPointer x = transA ? a.pointer(term, row) : a.pointer(row, term);
    FloatPointer y = transB ? b.pointer(column, term) : b.pointer(term, column);
    FloatPointer z = c.pointer(0, column);
    try {
      library.run(
          transA,
          transB,
          c.rows(),
          width,
          terms,
          x,
          a.stride(),
          y,
          b.stride(),
          beta,
          z,
          c.stride());
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
