package io.github.lectern.keras.blas;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.LoggerFactory;

/**
 * Products by oneDNN, which is quicker than OpenBLAS with large matrices on Intel's processors with
 * AVX-512. Elsewhere it is not, or was not measured.
 */
public final class OneDnn {
  /** Only where it {@linkplain #isUsable is usable}. */
  public static final Sgemm SGEMM =
      (transA, transB, m, n, k, a, lda, b, ldb, beta, c, ldc) ->
          onOneThread(
              () -> dnnl_sgemm(op(transA), op(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc));

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private OneDnn() {}

  /** Whether it is to be used here; the system property {@code lectern.onednn=false} forbids it. */
  public static boolean isUsable() {
    return OnDemand.USABLE;
  }

  /** The library is large: it is loaded when there is something large to multiply. */
  private static final class OnDemand {
    static final boolean USABLE =
        !"false".equals(System.getProperty("lectern.onednn")) && suits(processors()) && isLoaded();
  }

  /** Whether these are processors that it is for, described as Linux does. */
  static boolean suits(String processors) {
    return processors.contains("GenuineIntel") && processors.contains(" avx512f ");
  }

  private static String processors() {
    try {
      return Files.exists(PROCESSORS) ? Files.readString(PROCESSORS) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLoaded() {
    try {
      Loader.load(dnnl.class);
      return true;
    } catch (LinkageError e) {
      LoggerFactory.getLogger(OneDnn.class).warn("Goes on with OpenBLAS alone", e);
      return false;
    }
  }

  /** OpenMP keeps for each thread how many it may begin, so that nobody else is disturbed. */
  private static void onOneThread(IntSupplier product) {
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(1);
    int status = product.getAsInt();
    openMp.setOmpNumThreads(before);
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN: sgemm gave status " + status);
    }
  }

  private static byte op(boolean transposed) {
    return (byte) (transposed ? 'T' : 'N');
  }
}
