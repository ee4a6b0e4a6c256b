package io.github.lectern.jupyter.eval;

/**
 * Stands in for System.exit and its relatives in the classes of cells: the kernel is not the cell's
 * to end.
 *
 * @see KernelThreads
 */
public final class CellExit extends Error {
  private static final long serialVersionUID = 1L;

  private CellExit(String call) {
    super(
        call
            + " would end the kernel and is not done. A cell ends by itself after its last line;"
            + " to begin afresh, restart the kernel in the menu Kernel");
  }

  /**
   * In place of {@link System#exit}.
   *
   * @throws CellExit always
   */
  public static void exit(int status) {
    refuse("System.exit(" + status + ")");
  }

  /**
   * In place of {@link Runtime#exit}.
   *
   * @throws CellExit always
   */
  public static void exit(Runtime runtime, int status) {
    refuse("Runtime.exit(" + status + ")");
  }

  /**
   * In place of {@link Runtime#halt}.
   *
   * @throws CellExit always
   */
  public static void halt(Runtime runtime, int status) {
    refuse("Runtime.halt(" + status + ")");
  }

  private static void refuse(String call) {
    throw refusal(call);
  }

  /** For what would end the kernel if it were done. */
  static CellExit refusal(String call) {
    return new CellExit(call);
  }
}
