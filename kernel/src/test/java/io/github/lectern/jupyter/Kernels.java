package io.github.lectern.jupyter;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One kernel process per JDK, which tests share. */
final class Kernels implements AutoCloseable {
  private final Map<Jdk, KernelProcess> running = new HashMap<>();

  /** Returns the kernel on a JDK; starts one if there is none or the last one has ended. */
  KernelProcess on(Jdk jdk) throws IOException {
    KernelProcess kernel = running.get(jdk);
    if (kernel == null || !kernel.process().isAlive()) {
      kernel = KernelProcess.start(new Launcher(jdk, List.of()));
      running.put(jdk, kernel);
    }
    return kernel;
  }

  @Override
  public void close() throws IOException {
    for (KernelProcess kernel : running.values()) {
      kernel.close();
    }
  }
}
