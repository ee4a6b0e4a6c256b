package io.github.lectern.keras.blas;

import java.util.function.Supplier;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Controls the threads that native libraries start for loops. */
final class OpenMp {
  private OpenMp() {}

  /**
   * Runs a native loop on the calling thread only. OpenMP keeps the number of threads separately
   * for each calling thread, so this affects no other thread.
   */
  static <T> T onOneThread(Supplier<T> loop) {
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(1);
    try {
      return loop.get();
    } finally {
      openMp.setOmpNumThreads(before);
    }
  }
}
