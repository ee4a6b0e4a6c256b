package io.github.lectern.keras.blas;

import java.util.Optional;

/**
 * The block size with which one thread computes a matrix product C = A B fastest, where A is [m,k],
 * B is [k,n] and C is [m,n].
 *
 * @param library the library that computes a block
 * @param packed whether the library should first pack (copy and reorder) all of A and B, which pays
 *     off only for large blocks
 * @param rows the maximum number of rows of C in a block
 * @param columns the maximum number of columns of C in a block
 * @param terms the maximum number of terms of each sum in a block; further blocks add the other
 *     terms
 */
public record Blocks(Sgemm library, boolean packed, int rows, int columns, int terms) {
  /** The sizes of blocks are multiples of this number where possible. */
  public static final int MULTIPLE = 8;

  /**
   * The maximum number of columns in a block if a small product is divided by columns. Unless B is
   * transposed, its sums are also divided, so that the block of B stays in the cache.
   */
  public static final int NARROW = 32;

  /**
   * The maximum number of multiplications for which OpenBLAS' AVX-512 kernels read A and B in place
   * instead of packing them first. For A B^T, they do so only if C has few columns.
   */
  private static final long UNPACKED = 1_000_000;

  /** The smallest ratio k / m at which dividing the terms of the sums pays off with OpenBLAS. */
  private static final int DEEP = 8;

  /** The smallest ratio k / m at which dividing the terms of the sums pays off with oneDNN. */
  private static final int DEEP_FOR_ONEDNN = 4;

  /** The number of floats of B that stay in the L1 cache while the rows of A are processed. */
  private static final int CACHED = 4096;

  /**
   * Returns the block size for a product A B or A^T B.
   *
   * @param m the number of rows of C
   * @param n the number of columns of C
   * @param k the number of terms of each sum
   */
  public static Blocks of(int m, int n, int k) {
    int shortest = Math.min(m, Math.min(n, k));
    long multiplications = (long) m * n * k;
    if (OneDnn.packsWell(shortest, multiplications)) {
      return new Blocks(OneDnn.SGEMM, true, m, n, k);
    }
    if (OpenBlas.packsWell(shortest, multiplications)) {
      return new Blocks(OpenBlas.SGEMM, true, m, n, k);
    }
    long fewRows = Math.min(m, NARROW);
    int columns = fewRows * n * k <= UNPACKED ? n : Math.min(n, NARROW);
    int terms = columns > NARROW ? k : even(k, CACHED / columns);
    return new Blocks(OpenBlas.SGEMM, false, unpacked(columns, terms), columns, terms);
  }

  /**
   * Returns the block size for a product A B^T. Without packing, OpenBLAS is fastest if a block has
   * few columns and all terms.
   */
  public static Blocks rightTransposed(int m, int n, int k) {
    Blocks blocks = of(m, n, k);
    int columns = Math.min(n, NARROW);
    return blocks.packed()
        ? blocks
        : new Blocks(OpenBlas.SGEMM, false, unpacked(columns, k), columns, k);
  }

  /**
   * Returns the block size for a product in which the terms of the sums should be divided among the
   * threads instead of the rows or columns of C, because B is large compared with C. The result is
   * empty if dividing rows or columns is faster. The product must be too small to be worth packing.
   */
  public static Optional<Blocks> deep(int m, int n, int k) {
    if (k >= DEEP_FOR_ONEDNN * m && OneDnn.sumsWell(Math.min(m, n), (long) m * n * k)) {
      return Optional.of(new Blocks(OneDnn.SGEMM, false, m, n, k));
    }
    return k >= DEEP * m
        ? Optional.of(new Blocks(OpenBlas.SGEMM, false, m, n, unpacked(m, n)))
        : Optional.empty();
  }

  /**
   * Returns the number of terms in a part if the sums are divided into at most {@code parts} parts.
   *
   * @param k the number of terms of each sum
   */
  public int termsInPart(int k, int parts) {
    int even = (k + parts - 1) / parts;
    return library == OneDnn.SGEMM ? even : aligned(even, MULTIPLE);
  }

  /**
   * Returns the maximum size of one side of a block (its rows, columns or terms) that OpenBLAS
   * computes without packing.
   *
   * @param side the size of the second side
   * @param other the size of the third side
   */
  public static int unpacked(int side, int other) {
    return (int) Math.max(MULTIPLE, UNPACKED / ((long) side * other) / MULTIPLE * MULTIPLE);
  }

  /**
   * Returns the size of a part if {@code size} is divided into equal parts of about {@code most} or
   * less, rounded up to a multiple of {@link #MULTIPLE}.
   */
  public static int even(int size, int most) {
    int parts = (size + most - 1) / most;
    return aligned((size + parts - 1) / parts, MULTIPLE);
  }

  /** Returns the smallest positive multiple of {@code multiple} that is at least {@code size}. */
  public static int aligned(int size, int multiple) {
    return Math.max(1, (size + multiple - 1) / multiple) * multiple;
  }
}
