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

/** Products by OpenBLAS, which is there on every platform, and quick with small matrices. */
public final class OpenBlas {
  /** On one thread as soon as {@link #useOneThread} was called. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          cblas_sgemm(
              CblasRowMajor, op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);

  private static final boolean AVX512 =
      usesAvx512(Processors.HERE, System.getenv("OPENBLAS_CORETYPE"));

  /** What sets the number of threads of all products; empty until it is looked up. */
  private static Optional<IntConsumer> setNumThreads = Optional.empty();

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

  /**
   * Takes OpenBLAS down to one thread; ND4J takes it up to all processors when it starts.
   *
   * <p>The first call starts ND4J and looks a native function up. On Linux JavaCPP looks up in a
   * way that stops the process for good if another thread loads a library just then: so be it as
   * early as possible, and not in the background.
   */
  public static void useOneThread() {
    setNumThreads().accept(1);
  }

  private static synchronized IntConsumer setNumThreads() {
    if (setNumThreads.isEmpty()) {
      Nd4j.factory().blas(); // sets the number, and looks functions up itself, when it is made
      blas_set_num_threads(1); // notes in JavaCPP whose BLAS this is
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
