package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** Gives cells access to the running kernel. */
public final class Kernel {
  private Kernel() {}

  /** Returns the running kernel, as in IJava. */
  public static JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  /** Returns the running kernel, as in JJava. */
  public static JavaKernel kernel() {
    return IJava.getKernelInstance();
  }
}
