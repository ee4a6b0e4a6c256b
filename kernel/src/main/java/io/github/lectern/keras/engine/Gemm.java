package io.github.lectern.keras.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import java.lang.ref.Reference;

/**
 * A matrix product C = A B, of which all or some is written into memory that is there already.
 *
 * <p>OpenBLAS works on one thread, and a {@link Team} shares out the blocks: OpenBLAS' own threads
 * wait by spinning, and slow down many times when another program uses the processors.
 */
public final class Gemm {
  /**
   * The multiplications up to which OpenBLAS, where it has AVX-512, reads A and B as they stand
   * instead of packing copies of them first.
   */
  private static final long UNPACKED = 1_000_000;

  /** The smallest side of A, B and C that makes up for the packing. */
  private static final int LONG_SIDE = 96;

  private static final int NARROW = 32;
  private static final int PARTS = 4;
  private static final int ROWS = 8;

  private final int transA;
  private final int transB;
  private final Matrix a;
  private final Matrix b;
  private final int m; // C is [m,n], the sums run over k
  private final int n;
  private final int k;

  private Gemm(int transA, int transB, Matrix a, Matrix b) {
    this.transA = transA;
    this.transB = transB;
    this.a = a;
    this.b = b;
    m = transA == CblasTrans ? a.columns() : a.rows();
    k = transA == CblasTrans ? a.rows() : a.columns();
    n = transB == CblasTrans ? b.rows() : b.columns();
    int depth = transB == CblasTrans ? b.columns() : b.rows();
    if (k != depth) {
      throw new IllegalArgumentException(
          String.format("Gemm: expected [m,k] x [k,n], was [%d,%d] x [%d,%d]", m, k, depth, n));
    }
  }

  /** Takes OpenBLAS down to one thread; ND4J takes it up to all when it starts. */
  static void useOneThread() {
    blas_set_num_threads(1);
  }

  /** C = A B, [m,k] [k,n] -> [m,n]. */
  public static Gemm of(Matrix a, Matrix b) {
    return new Gemm(CblasNoTrans, CblasNoTrans, a, b);
  }

  /** C = A^T B, [k,m] [k,n] -> [m,n]. */
  public static Gemm ofLeftTransposed(Matrix a, Matrix b) {
    return new Gemm(CblasTrans, CblasNoTrans, a, b);
  }

  /** C = A B^T, [m,k] [n,k] -> [m,n]. */
  public static Gemm ofRightTransposed(Matrix a, Matrix b) {
    return new Gemm(CblasNoTrans, CblasTrans, a, b);
  }

  /** Computes all of C, [m,n], and does something with its rows as soon as they are there. */
  public void all(Matrix c, Team team, Team.Range afterwards) {
    if (isLarge() || width() == n) {
      team.share(
          m,
          rowsInPart(ROWS),
          (from, to) -> {
            rows(from, to, c.rows(from, to));
            afterwards.on(from, to);
          });
      return;
    }
    int across = (n + NARROW - 1) / NARROW;
    int height = Math.min(height(), aligned(m / PARTS));
    int down = (m + height - 1) / height;
    team.run(
        across * down,
        part -> {
          int row = part % down * height;
          int column = part / down * NARROW;
          block(row, Math.min(m, row + height), column, Math.min(n, column + NARROW), c, 0);
        });
    team.share(m, Passes.rowsInPart(m, n), afterwards);
  }

  /** Computes the rows from to to - 1 of C, on the thread that calls, into c [to - from,n]. */
  public Matrix rows(int from, int to, Matrix c) {
    int width = isLarge() ? n : width();
    int height = isLarge() ? to - from : height();
    for (int row = from; row < to; row += height) {
      for (int column = 0; column < n; column += width) {
        block(row, Math.min(to, row + height), column, Math.min(n, column + width), c, from);
      }
    }
    return c;
  }

  /**
   * Computes the columns from to to - 1 of C, on the thread that calls, at their place in c [m,n].
   */
  public void columns(int from, int to, Matrix c) {
    for (int row = 0; row < m; row += height()) {
      for (int column = from; column < to; column += width()) {
        block(row, Math.min(m, row + height()), column, Math.min(to, column + width()), c, 0);
      }
    }
  }

  /** The rows that make a good part for {@link #rows}: a multiple of some number of rows. */
  public int rowsInPart(int multiple) {
    int rows = isLarge() ? m / PARTS : Math.min(height(), m / (4 * PARTS));
    return Math.max(1, (rows + multiple - 1) / multiple) * multiple;
  }

  /** Whether packing pays, for which blocks have to be large. */
  public boolean isLarge() {
    return Math.min(m, Math.min(n, k)) >= LONG_SIDE && (long) m * n * k >= 128 * UNPACKED;
  }

  private int width() {
    return (long) n * k * NARROW <= UNPACKED ? n : Math.min(n, NARROW);
  }

  private int height() {
    return (int) Math.max(ROWS, UNPACKED / ((long) width() * k) / ROWS * ROWS);
  }

  private static int aligned(int rows) {
    return Math.max(ROWS, (rows + ROWS - 1) / ROWS * ROWS);
  }

  /** Computes a block of C, where the first row of c is that row of C. */
  private void block(int fromRow, int toRow, int fromColumn, int toColumn, Matrix c, int firstRow) {
    if (c.columns() != n || toRow - firstRow > c.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "Gemm: expected rows %d to %d of [%d,%d], was room for [%d,%d]",
              firstRow, toRow, m, n, c.rows(), c.columns()));
    }
    try {
      cblas_sgemm(
          CblasRowMajor,
          transA,
          transB,
          toRow - fromRow,
          toColumn - fromColumn,
          k,
          1f,
          transA == CblasTrans ? a.pointer(0, fromRow) : a.pointer(fromRow, 0),
          a.columns(),
          transB == CblasTrans ? b.pointer(fromColumn, 0) : b.pointer(0, fromColumn),
          b.columns(),
          0f,
          c.pointer(fromRow - firstRow, fromColumn),
          c.columns());
    } finally {
      Reference.reachabilityFence(this);
      Reference.reachabilityFence(c);
    }
  }
}
