package io.github.lectern.keras.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.LoggerFactory;

/**
 * Products by oneDNN, which is quicker than OpenBLAS with large matrices on Intel's processors with
 * AVX-512. Elsewhere it is not, or was not measured.
 */
final class OneDnn {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private OneDnn() {}

  /** Whether it is to be used here; the system property {@code lectern.onednn=false} forbids it. */
  static boolean isUsable() {
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

  /** C = op(A) op(B) + beta C, [m,k] [k,n] -> [m,n], row-major, on the thread that calls. */
  static void sgemm(
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
      int ldc) {
    NativeOps threads = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int threadsBefore = threads.ompGetMaxThreads(); // that this thread may begin, by OpenMP
    threads.setOmpNumThreads(1);
    try {
      int status =
          dnnl_sgemm(letter(transA), letter(transB), m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);
      if (status != dnnl_success) {
        throw new IllegalStateException("oneDNN: sgemm gave status " + status);
      }
    } finally {
      threads.setOmpNumThreads(threadsBefore);
    }
  }

  private static byte letter(boolean transposed) {
    return (byte) (transposed ? 'T' : 'N');
  }
}
