package io.github.lectern.keras.blas;

import org.bytedeco.javacpp.FloatPointer;

/** A function that multiplies row-major float32 matrices on the calling thread. */
public interface Sgemm {
  /**
   * Computes C = op(A) op(B) + beta C, where op(A) is [m,k], op(B) is [k,n] and C is [m,n]; op
   * transposes its matrix or leaves it as it is.
   *
   * @param transA whether to transpose A
   * @param transB whether to transpose B
   * @param m the number of rows of C
   * @param n the number of columns of C
   * @param k the number of terms of each sum
   * @param a the first element of A
   * @param lda the distance between the starts of two rows of A in memory, in floats
   * @param b the first element of B
   * @param ldb the distance between the starts of two rows of B in memory, in floats
   * @param beta the factor of the previous C; 0 overwrites C even if it contains NaN
   * @param c the first element of C
   * @param ldc the distance between the starts of two rows of C in memory, in floats
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
