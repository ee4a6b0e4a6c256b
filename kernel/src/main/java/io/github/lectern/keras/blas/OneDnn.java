package io.github.lectern.keras.blas;

import static java.util.logging.Level.WARNING;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import io.github.lectern.keras.workers.WorkerPool;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * oneDNN. Its products, with AVX-512, are quicker than OpenBLAS' with large matrices, and on
 * Intel's processors with long sums too. With AVX2 they are not.
 */
public final class OneDnn {
  /** Only where it {@linkplain #isUsable is usable}. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          requireSuccess(
              onOneThread(
                  () ->
                      dnnl_sgemm(
                          op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc)));

  private static volatile boolean loaded;

  private OneDnn() {}

  /**
   * Whether it is to be used here and makes up for packing with sides of at least that length, and
   * so many multiplications.
   */
  static boolean packsWell(int shortest, long multiplications) {
    return packsWell(Processors.HERE, shortest, multiplications) && isUsable();
  }

  /** Measured on an Intel Xeon, and on an AMD EPYC whose cores are of Zen 4. */
  static boolean packsWell(Processors processors, int shortest, long multiplications) {
    return shortest >= 96 && multiplications >= (processors.intel() ? 30_000_000 : 64_000_000);
  }

  /**
   * Whether it is to be used here and is quick with sums that are long beside the rows of C, with
   * sides of C of at least that length, and so many multiplications.
   */
  static boolean sumsWell(int shortest, long multiplications) {
    return sumsWell(Processors.HERE, shortest, multiplications) && isUsable();
  }

  static boolean sumsWell(Processors processors, int shortest, long multiplications) {
    return processors.intel() && shortest >= 16 && multiplications >= 600_000;
  }

  /**
   * Whether it is to be used here; loads it then. The system property {@code lectern.onednn=false}
   * forbids it.
   */
  public static boolean isUsable() {
    return OnDemand.USABLE;
  }

  private static final class OnDemand {
    static final boolean USABLE =
        !"false".equals(System.getProperty("lectern.onednn")) && suits(Processors.HERE) && load();
  }

  /** Whether these are processors that it is for. */
  static boolean suits(Processors processors) {
    return processors.avx512();
  }

  /** On a thread of its own: an interrupt in the midst of it would leave it unusable for good. */
  private static boolean load() {
    Nd4j.getBackend(); // which loads OpenMP's functions
    Thread thread = new Thread(OneDnn::loadHere, "lectern-onednn");
    thread.setDaemon(true);
    thread.start();
    WorkerPool.join(thread);
    return loaded;
  }

  private static void loadHere() {
    try {
      Loader.load(dnnl.class);
      loaded = true;
    } catch (LinkageError | RuntimeException e) {
      Logger.getLogger(OneDnn.class.getName())
          .log(WARNING, "oneDNN cannot be loaded; OpenBLAS does its part", e);
    }
  }

  /** OpenMP keeps for each thread how many it may begin, so that nobody else is disturbed. */
  static <T> T onOneThread(Supplier<T> work) {
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(1);
    try {
      return work.get();
    } finally {
      openMp.setOmpNumThreads(before);
    }
  }

  private static void requireSuccess(int status) {
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN: sgemm gave status " + status);
    }
  }

  private static byte op(boolean transposed) {
    return (byte) (transposed ? 'T' : 'N');
  }
}
