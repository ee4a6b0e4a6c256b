package io.github.lectern.keras.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

/** Products by OpenBLAS, which is there on every platform, and quick with small matrices. */
public final class OpenBlas {
  /** On one thread as long as {@link #useOneThread} was called after ND4J had started. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          cblas_sgemm(
              CblasRowMajor, op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);

  private OpenBlas() {}

  /** Takes OpenBLAS down to one thread; ND4J takes it up to all when it starts. */
  public static void useOneThread() {
    blas_set_num_threads(1);
  }

  private static int op(boolean transposed) {
    return transposed ? CblasTrans : CblasNoTrans;
  }
}
