package io.github.lectern.keras.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import java.lang.ref.Reference;

/**
 * The three matrix products of a dense layer, written into a matrix that is there already.
 *
 * <p>OpenBLAS works on one thread; the rows are split among threads by {@link Chunks}. Its own
 * threads wait by spinning, and slow down many times when another program uses the processors.
 */
final class Gemm {
  private Gemm() {}

  /** Takes OpenBLAS down to one thread; ND4J takes it up to all when it starts. */
  static void useOneThread() {
    blas_set_num_threads(1);
  }

  /** C = A B, [n,k] [k,m] -> [n,m]. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    run(CblasNoTrans, CblasNoTrans, a.columns(), a, 0, b, c);
  }

  /** C = A' B, where A' is A^T from the given row on, [k,n] [k,m] -> [n,m]. */
  static void multiplyLeftTransposed(Matrix a, int fromRow, Matrix b, Matrix c) {
    run(CblasTrans, CblasNoTrans, a.rows(), a, fromRow, b, c);
  }

  /** C = A B^T, [n,k] [m,k] -> [n,m]. */
  static void multiplyRightTransposed(Matrix a, Matrix b, Matrix c) {
    run(CblasNoTrans, CblasTrans, a.columns(), a, 0, b, c);
  }

  private static void run(
      int transA, int transB, int k, Matrix a, int columnOfA, Matrix b, Matrix c) {
    try {
      cblas_sgemm(
          CblasRowMajor,
          transA,
          transB,
          c.rows(),
          c.columns(),
          k,
          1f,
          a.pointer(columnOfA),
          a.columns(),
          b.pointer(0),
          b.columns(),
          0f,
          c.pointer(0),
          c.columns());
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }
}
