package io.github.lectern.jupyter.eval.instrument;

/**
 * Thrown in place of calls to System.exit and similar methods, because a cell must not end the
 * kernel.
 *
 * @see ThreadGuard
 */
public final class ExitRefusedError extends Error {
  private static final long serialVersionUID = 1L;

  private ExitRefusedError(String message) {
    super(message);
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
    throw new ExitRefusedError(
        call
            + " is not allowed, because it would end the kernel; a cell ends by itself after its"
            + " last line, and the Kernel menu restarts the kernel");
  }

  /**
   * Returns the error for a call that would stop a thread that no cell has started.
   *
   * @param call the method
   * @param target the name of the thread or thread group
   */
  static ExitRefusedError ofThread(String call, String target) {
    return new ExitRefusedError(
        call
            + " is not allowed on "
            + target
            + ", which does not belong to a cell;"
            + " you can stop only threads that cells have started");
  }
}
