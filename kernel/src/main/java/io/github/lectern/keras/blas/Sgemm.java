package io.github.lectern.keras.blas;

import org.bytedeco.javacpp.FloatPointer;

/** A matrix product in float32, row-major, computed on the thread that calls. */
public interface Sgemm {
  /**
   * C = op(A) op(B) + beta C, [m,k] [k,n] -> [m,n], where op transposes or not.
   *
   * @param lda from the beginning of a row of A, as it lies there, to that of the next; so ldb, ldc
   * @param beta 0 overwrites whatever C is, NaN too
   */
  void run(
      boolean transA,
      boolean transB,
      int m,
      int n,
      int k,
      FloatPointer a,
      int lda,
      FloatPointer b,
      int ldb,
      float beta,
      FloatPointer c,
      int ldc);
}
