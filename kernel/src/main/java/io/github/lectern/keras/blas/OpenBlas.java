package io.github.lectern.keras.blas;

import static java.util.Locale.ROOT;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes matrix products with OpenBLAS, which is available on every platform and fast for small
 * matrices.
 */
public final class OpenBlas {
  /** Computes a product, on a single thread once {@link #useOneThread} has been called. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          cblas_sgemm(
              CblasRowMajor, op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);

  private static final boolean AVX512 =
      usesAvx512(Processors.HERE, System.getenv("OPENBLAS_CORETYPE"));

  /** Sets the number of threads of all products; empty until the function has been looked up. */
  private static Optional<IntConsumer> setNumThreads = Optional.empty();

  private OpenBlas() {}

  /**
   * Returns whether a product is so large that packing its matrices pays off. The thresholds are
   * higher with AVX-512, where OpenBLAS can also compute small blocks without packing.
   *
   * @param shortest the smallest of m, n and k
   * @param multiplications the product m n k
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
   * Returns whether OpenBLAS is known to use its AVX-512 kernels.
   *
   * @param core the processor type that OPENBLAS_CORETYPE selects; null if OpenBLAS detects it
   */
  static boolean usesAvx512(Processors processors, String core) {
    return core == null
        ? processors.avx512()
        : List.of("skylakex", "cooperlake", "sapphirerapids").contains(core.toLowerCase(ROOT));
  }

  /**
   * Limits OpenBLAS to one thread. ND4J sets the limit to the number of processors when it starts.
   *
   * <p>The first call starts ND4J and looks up a native function. On Linux, JavaCPP's lookup can
   * deadlock if another thread loads a library at the same time. The first call should therefore
   * come as early as possible, and not from a background thread.
   */
  public static void useOneThread() {
    setNumThreads().accept(1);
  }

  private static synchronized IntConsumer setNumThreads() {
    if (setNumThreads.isEmpty()) {
      Nd4j.factory().blas(); // its creation sets the number of threads and looks up functions
      blas_set_num_threads(1); // lets JavaCPP record which BLAS this is
      Pointer address = Loader.addressof("openblas_set_num_threads");
      setNumThreads =
          Optional.of(
              address == null
                  ? openblas_nolapack::blas_set_num_threads
                  : new SetNumThreads(address)::call);
    }
    return setNumThreads.get();
  }

  private static final class SetNumThreads extends openblas_nolapack.SetNumThreads {
    SetNumThreads(Pointer address) {
      put(address);
    }
  }

  private static int op(boolean transposed) {
    return transposed ? CblasTrans : CblasNoTrans;
  }
}
