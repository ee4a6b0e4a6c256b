package io.github.lectern.jupyter.eval.instrument;

/**
 * Thrown in place of calls to System.exit and similar methods, because a cell must not end the
 * kernel.
 *
 * @see ThreadGuard
 */
public final class ExitRefusedError extends Error {
  private static final long serialVersionUID = 1L;

  private ExitRefusedError(String call) {
    super(
        call
            + " would end the kernel and is not allowed. A cell ends by itself after its last line;"
            + " to start afresh, restart the kernel from the Kernel menu");
  }

  /**
   * Replaces {@link System#exit}.
   *
   * @throws ExitRefusedError always
   */
  public static void exit(int status) {
    refuse("System.exit(" + status + ")");
  }

  /**
   * Replaces {@link Runtime#exit}.
   *
   * @throws ExitRefusedError always
   */
  public static void exit(Runtime runtime, int status) {
    refuse("Runtime.exit(" + status + ")");
  }

  /**
   * Replaces {@link Runtime#halt}.
   *
   * @throws ExitRefusedError always
   */
  public static void halt(Runtime runtime, int status) {
    refuse("Runtime.halt(" + status + ")");
  }

  private static void refuse(String call) {
    throw refusal(call);
  }

  /** Returns the error for a call that would end the kernel. */
  static ExitRefusedError refusal(String call) {
    return new ExitRefusedError(call);
  }
}
