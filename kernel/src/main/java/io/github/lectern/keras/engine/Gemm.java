package io.github.lectern.keras.engine;

import io.github.lectern.keras.blas.Blocks;
import io.github.lectern.keras.blas.OneDnn;
import io.github.lectern.keras.blas.OpenBlas;
import io.github.lectern.keras.blas.Sgemm;
import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A matrix product C = A B, of which all or some is written into memory that is there already.
 *
 * <p>OpenBLAS and oneDNN work on one thread, and a {@link Team} shares out the blocks: their own
 * threads wait by spinning, and slow down many times when another program uses the processors.
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
          String.format("Gemm: expected [m,k] x [k,n], was [%d,%d] x [%d,%d]", m, k, depth, n));
    }
    blocks = Blocks.of(m, n, k);
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

  /** Computes all of C, [m,n], and changes its rows as soon as they are there. */
  public void all(Matrix c, Team team, Passes.Change afterwards) {
    Optional<Blocks> deep = deep();
    if (deep.isPresent()) {
      inDepth(c, deep.get(), team, afterwards);
    } else if (isByRows()) {
      team.share(
          m, rowsInPart(), (from, to) -> Passes.update(rows(from, c.rows(from, to)), afterwards));
    } else {
      team.share(n, Blocks.even(n, Blocks.NARROW), (from, to) -> some(0, from, to, c));
      team.share(
          m, Passes.rowsInPart(m, n), (from, to) -> Passes.update(c.rows(from, to), afterwards));
    }
  }

  /**
   * B is large beside C, so that each of its rows had better stay with one worker: C = sum_p A_p
   * B_p, where A_p are some columns of A, and B_p the same rows of B.
   */
  private void inDepth(Matrix c, Blocks deep, Team team, Passes.Change afterwards) {
    int step = deep.termsInPart(k, PARTS);
    int parts = (k + step - 1) / step;
    Matrix products = team.scratch(parts * m, n);
    team.share(
        k,
        step,
        (from, to) -> {
          int first = from / step * m;
          add(deep, 0, 0, n, from, to, products.rows(first, first + m));
        });
    team.share(
        m,
        Math.max(1, Passes.rowsInPart(m, n) / 2), // each row is read from all of the products
        (from, to) ->
            Passes.fill(
                c.rows(from, to),
                tile -> {
                  sum(products, parts, from + tile.row(), tile);
                  afterwards.on(tile);
                }));
  }

  private void sum(Matrix products, int parts, int row, Tile c) {
    products.read(row, c);
    float[] values = Scratch.take(c.size());
    Tile next = new Tile(values, c.rows(), n);
    for (int p = 1; p < parts; p++) {
      products.read(p * m + row, next);
      for (int i = 0; i < c.size(); i++) {
        c.values()[i] += values[i];
      }
    }
    Scratch.giveBack(values);
  }

  /** Whether workers had best compute some {@link #rows} each. */
  public boolean isByRows() {
    return blocks.columns() == n && deep().isEmpty();
  }

  private Optional<Blocks> deep() {
    return blocks.packed() ? Optional.empty() : Blocks.deep(m, n, k);
  }

  /** Computes the rows of C that begin with this one, on the thread that calls, into c [rows,n]. */
  public Matrix rows(int first, Matrix c) {
    some(first, 0, n, c);
    return c;
  }

  /** Some columns of the rows of C that begin with this one, into c [rows,n]. */
  private void some(int firstRow, int from, int to, Matrix c) {
    int height = Blocks.even(c.rows(), blocks.rows());
    int width = blocks.columns();
    for (int row = 0; row < c.rows(); row += height) {
      Matrix part = c.rows(row, Math.min(c.rows(), row + height));
      for (int column = from; column < to; column += width) {
        add(blocks, firstRow + row, column, Math.min(width, to - column), 0, k, part);
      }
    }
  }

  /** The rows that make a good part for {@link #rows}. */
  public int rowsInPart() {
    return rowsInPart(Blocks.MULTIPLE);
  }

  /**
   * The rows that make a good part for {@link #rows}.
   *
   * @param multiple what they must be a multiple of
   */
  public int rowsInPart(int multiple) {
    int parts = blocks.packed() ? largeParts() : smallParts();
    return Blocks.aligned((m + parts - 1) / parts, multiple);
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

  /** Whether packing pays, for which blocks have to be large. */
  public boolean isLarge() {
    return blocks.packed();
  }

  /** Some columns of as many rows as c has, the sums over the terms from to to - 1. */
  private void add(Blocks shape, int row, int column, int width, int from, int to, Matrix c) {
    requireSize(row, c);
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

  private void requireSize(int row, Matrix c) {
    if (c.columns() != n || c.rows() > m - row) {
      throw new IllegalArgumentException(
          String.format(
              "Gemm: expected rows of [%d,%d], was [%d,%d]", m, n, c.rows(), c.columns()));
    }
  }
}
