package io.github.lectern.keras.blas;

import static java.util.Locale.ROOT;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import java.util.List;

/** Products by OpenBLAS, which is there on every platform, and quick with small matrices. */
public final class OpenBlas {
  /** On one thread as long as {@link #useOneThread} was called after ND4J had started. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          cblas_sgemm(
              CblasRowMajor, op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);

  private static final boolean AVX512 =
      usesAvx512(Processors.HERE, System.getenv("OPENBLAS_CORETYPE"));

  private OpenBlas() {}

  /**
   * Whether it makes up for packing with sides of at least that length, and so many
   * multiplications. Only with AVX-512 it can do without, and is quick with small blocks.
   */
  static boolean packsWell(int shortest, long multiplications) {
    return packsWell(AVX512, shortest, multiplications);
  }

  static boolean packsWell(boolean avx512, int shortest, long multiplications) {
    return avx512
        ? shortest >= 96 && multiplications >= 64_000_000
        : shortest >= 48 && multiplications >= 20_000_000;
  }

  /**
   * Whether it is known to have AVX-512.
   *
   * @param core whose kernels it was told to take; null if its own choice
   */
  static boolean usesAvx512(Processors processors, String core) {
    return core == null
        ? processors.avx512()
        : List.of("skylakex", "cooperlake", "sapphirerapids").contains(core.toLowerCase(ROOT));
  }

  /** Takes OpenBLAS down to one thread; ND4J takes it up to all when it starts. */
  public static void useOneThread() {
    blas_set_num_threads(1);
  }

  private static int op(boolean transposed) {
    return transposed ? CblasTrans : CblasNoTrans;
  }
}
