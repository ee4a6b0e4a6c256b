package io.github.lectern.jupyter.eval.instrument;

/**
 * Stands in for System.exit and its relatives in the classes of cells: the kernel is not the cell's
 * to end.
 *
 * @see ThreadGuard
 */
public final class ExitRefusedError extends Error {
  private static final long serialVersionUID = 1L;

  private ExitRefusedError(String call) {
    super(
        call
            + " would end the kernel and is not done. A cell ends by itself after its last line;"
            + " to begin afresh, restart the kernel in the menu Kernel");
  }

  /**
   * In place of {@link System#exit}.
   *
   * @throws ExitRefusedError always
   */
  public static void exit(int status) {
    refuse("System.exit(" + status + ")");
  }

  /**
   * In place of {@link Runtime#exit}.
   *
   * @throws ExitRefusedError always
   */
  public static void exit(Runtime runtime, int status) {
    refuse("Runtime.exit(" + status + ")");
  }

  /**
   * In place of {@link Runtime#halt}.
   *
   * @throws ExitRefusedError always
   */
  public static void halt(Runtime runtime, int status) {
    refuse("Runtime.halt(" + status + ")");
  }

  private static void refuse(String call) {
    throw refusal(call);
  }

  /** For what would end the kernel if it were done. */
  static ExitRefusedError refusal(String call) {
    return new ExitRefusedError(call);
  }
}
