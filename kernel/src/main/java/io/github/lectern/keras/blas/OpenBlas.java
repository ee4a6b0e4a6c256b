package io.github.lectern.keras.blas;

import static java.util.Locale.ROOT;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** Products by OpenBLAS, which is there on every platform, and quick with small matrices. */
public final class OpenBlas {
  /** On one thread as soon as {@link #useOneThread} was called. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          cblas_sgemm(
              CblasRowMajor, op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);

  private static final boolean AVX512 =
      usesAvx512(Processors.HERE, System.getenv("OPENBLAS_CORETYPE"));

  private static final SetNumThreads THREADS = new SetNumThreads();

  private OpenBlas() {}

  /** Looked up once; by then ND4J has started, which takes OpenBLAS up to all processors. */
  private static final class SetNumThreads extends openblas_nolapack.SetNumThreads {
    SetNumThreads() {
      Nd4j.factory();
      put(Loader.addressof("openblas_set_num_threads"));
    }
  }

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

  /**
   * Takes OpenBLAS down to one thread.
   *
   * <p>The first call starts ND4J and looks the native function up. On Linux JavaCPP looks up in a
   * way that stops the process for good if another thread loads a library just then: so be it as
   * early as possible, and not in the background.
   */
  public static void useOneThread() {
    THREADS.call(1);
  }

  private static int op(boolean transposed) {
    return transposed ? CblasTrans : CblasNoTrans;
  }
}
