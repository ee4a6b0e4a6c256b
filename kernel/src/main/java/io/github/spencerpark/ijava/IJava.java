package io.github.spencerpark.ijava;

/** Gives notebooks that were written for IJava access to the running kernel. */
public final class IJava {
  private IJava() {}

  /**
   * Returns the running kernel.
   *
   * <pre>{@code
   * IJava.getKernelInstance().getRenderer()
   * }</pre>
   */
  public static JavaKernel getKernelInstance() {
    return JavaKernel.RUNNING;
  }
}
