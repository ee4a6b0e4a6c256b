package io.github.lectern.keras.blas;

import java.util.Optional;

/**
 * The blocks in which one thread computes a product C = A B, [m,k] [k,n] -> [m,n], quickest.
 *
 * @param library who computes a block
 * @param packed whether it pays to pack copies of all of A and B first, so that blocks should be
 *     large
 * @param rows the most rows of C in a block
 * @param columns the most columns of C in a block
 * @param terms the most terms of its sums; the next block adds to them
 */
public record Blocks(Sgemm library, boolean packed, int rows, int columns, int terms) {
  /** What the sides of blocks are multiples of. */
  public static final int MULTIPLE = 8;

  /** The most columns of a block of a small product; its sums are cut then, for the cache. */
  public static final int NARROW = 32;

  /**
   * The multiplications up to which OpenBLAS, where it has AVX-512, reads A and B as they stand
   * instead of packing copies of them first; in A B^T only if there are few.
   */
  private static final long UNPACKED = 1_000_000;

  /** How many times as many terms as rows make it worth while to share out the terms. */
  private static final int DEEP = 8;

  private static final int DEEP_FOR_ONEDNN = 4;

  /** The numbers of B that stay in the first-level cache while rows of A pass by. */
  private static final int CACHED = 4096;

  /** The blocks of a product of that size. */
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
   * The blocks of a product A B^T. Without packing, OpenBLAS is quickest if a block has few columns
   * and all terms.
   */
  public static Blocks rightTransposed(int m, int n, int k) {
    Blocks blocks = of(m, n, k);
    int columns = Math.min(n, NARROW);
    return blocks.packed()
        ? blocks
        : new Blocks(OpenBlas.SGEMM, false, unpacked(columns, k), columns, k);
  }

  /**
   * The blocks of a product that is better shared out by its terms than by rows and columns of C,
   * since B is large beside C; empty if it is none. Of a product that is not worth packing.
   */
  public static Optional<Blocks> deep(int m, int n, int k) {
    if (k >= DEEP_FOR_ONEDNN * m && OneDnn.sumsWell(Math.min(m, n), (long) m * n * k)) {
      return Optional.of(new Blocks(OneDnn.SGEMM, false, m, n, k));
    }
    return k >= DEEP * m
        ? Optional.of(new Blocks(OpenBlas.SGEMM, false, m, n, unpacked(m, n)))
        : Optional.empty();
  }

  /** The terms that make a part of a deep product, so that there are at most so many parts. */
  public int termsInPart(int k, int parts) {
    int even = (k + parts - 1) / parts;
    return library == OneDnn.SGEMM ? even : aligned(even, MULTIPLE);
  }

  /** The most rows, columns or terms of a block that is read as it stands, by the two others. */
  public static int unpacked(int side, int other) {
    return (int) Math.max(MULTIPLE, UNPACKED / ((long) side * other) / MULTIPLE * MULTIPLE);
  }

  /** The size of equal parts, of at most about so many. */
  public static int even(int size, int most) {
    int parts = (size + most - 1) / most;
    return aligned((size + parts - 1) / parts, MULTIPLE);
  }

  /** The next multiple, not 0. */
  public static int aligned(int size, int multiple) {
    return Math.max(1, (size + multiple - 1) / multiple) * multiple;
  }
}
