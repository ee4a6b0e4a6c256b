package io.github.lectern.jupyter.eval.run;

/**
 * Some of the heap that is kept back, so that a kernel whose heap a cell has filled can still tell
 * the student, and compile the line that frees it.
 */
public final class MemoryReserve {
  // Large enough for the JVM to put them at once where old objects lie: see JvmFlags.
  private static final int PIECE = 1 << 23;
  private static final int PIECES = 2;
  private static final long ROOM = 4L * PIECES * PIECE;

  private byte[][] held = new byte[0][];

  public MemoryReserve() {
    refill();
  }

  /** Gives the reserve up. */
  public synchronized void release() {
    held = new byte[0][];
  }

  /** Takes the reserve back if there is room again. */
  public synchronized void refill() {
    if (held.length == 0 && hasRoom()) {
      held = taken();
    }
  }

  /** Nothing if there is too little after all: what is free may lie in gaps between arrays. */
  private static byte[][] taken() {
    try {
      byte[][] fresh = new byte[PIECES][];
      for (int i = 0; i < PIECES; i++) {
        fresh[i] = new byte[PIECE];
      }
      return fresh;
    } catch (OutOfMemoryError e) {
      return new byte[0][];
    }
  }

  /** What nobody uses any more counts only after a collection. */
  private static boolean hasRoom() {
    if (free() < ROOM) {
      System.gc();
    }
    return free() >= ROOM;
  }

  /** Whether so little is left, after a collection, that nothing else can be done. */
  public boolean isShort() {
    System.gc();
    return free() < 2L * PIECES * PIECE || taken().length == 0;
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
