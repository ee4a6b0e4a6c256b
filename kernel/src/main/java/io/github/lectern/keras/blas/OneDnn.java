package io.github.lectern.keras.blas;

import static java.util.logging.Level.WARNING;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import io.github.lectern.concurrent.DaemonThreads;
import java.util.logging.Logger;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes matrix products with oneDNN. On processors with AVX-512, oneDNN is faster than OpenBLAS
 * for large matrices, and on Intel processors also for long sums. With AVX2 it is not faster.
 */
public final class OneDnn {
  /** Computes a product; call it only if oneDNN {@linkplain #isUsable is usable}. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          requireSuccess(
              OpenMp.onOneThread(
                  () ->
                      dnnl_sgemm(
                          op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc)));

  private static volatile boolean loaded;

  private OneDnn() {}

  /**
   * Returns whether oneDNN is usable and a product is so large that packing its matrices pays off.
   *
   * @param shortest the smallest of m, n and k
   * @param multiplications the product m n k
   */
  static boolean packsWell(int shortest, long multiplications) {
    return packsWell(Processors.HERE, shortest, multiplications) && isUsable();
  }

  // the thresholds were measured on an Intel Xeon and on an AMD EPYC with Zen 4 cores
  static boolean packsWell(Processors processors, int shortest, long multiplications) {
    return shortest >= 96 && multiplications >= (processors.intel() ? 30_000_000 : 64_000_000);
  }

  /**
   * Returns whether oneDNN is usable and fast for a product whose sums are long compared with the
   * number of rows of C.
   *
   * @param shortest the smaller of m and n
   * @param multiplications the product m n k
   */
  static boolean sumsWell(int shortest, long multiplications) {
    return sumsWell(Processors.HERE, shortest, multiplications) && isUsable();
  }

  static boolean sumsWell(Processors processors, int shortest, long multiplications) {
    return processors.intel() && shortest >= 16 && multiplications >= 600_000;
  }

  /**
   * Returns whether oneDNN can be used on this machine. The first call loads the library. The
   * system property {@code lectern.onednn=false} disables it.
   */
  public static boolean isUsable() {
    return OnDemand.USABLE;
  }

  private static final class OnDemand {
    static final boolean USABLE =
        !"false".equals(System.getProperty("lectern.onednn")) && suits(Processors.HERE) && load();
  }

  /** Returns whether oneDNN is worth using on these processors. */
  static boolean suits(Processors processors) {
    return processors.avx512();
  }

  /**
   * Loads oneDNN on a separate thread, because an interrupt during loading would make the library
   * unusable for the rest of the process. Returns whether it was loaded.
   */
  private static boolean load() {
    Nd4j.getBackend(); // loads OpenMP
    DaemonThreads.join(DaemonThreads.start("lectern-onednn", OneDnn::loadHere));
    return loaded;
  }

  private static void loadHere() {
    try {
      Loader.load(dnnl.class);
      loaded = true;
    } catch (LinkageError | RuntimeException e) {
      Logger.getLogger(OneDnn.class.getName())
          .log(WARNING, "oneDNN could not be loaded, so OpenBLAS computes all matrix products", e);
    }
  }

  private static void requireSuccess(int status) {
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN: sgemm failed with status " + status);
    }
  }

  private static byte op(boolean transposed) {
    return (byte) (transposed ? 'T' : 'N');
  }
}
