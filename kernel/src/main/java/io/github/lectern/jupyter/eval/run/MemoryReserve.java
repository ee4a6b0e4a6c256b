package io.github.lectern.jupyter.eval.run;

/**
 * Keeps some heap in reserve, so that, after a cell has filled the heap, the kernel can still
 * report the error and compile the code that frees memory.
 */
public final class MemoryReserve {
  // Two arrays, so that the reserve does not need one large gap in the heap.
  private static final int BLOCK_BYTES = 1 << 23;
  private static final int BLOCKS = 2;
  private static final long NEEDED_BYTES = 4L * BLOCKS * BLOCK_BYTES;

  private byte[][] blocks = new byte[0][];

  /** Allocates the reserve. */
  public MemoryReserve() {
    refill();
  }

  /** Frees the reserve. */
  public synchronized void release() {
    blocks = new byte[0][];
  }

  /** Allocates the reserve again if there is enough free heap. */
  public synchronized void refill() {
    if (blocks.length == 0 && isEnoughFree()) {
      blocks = allocate();
    }
  }

  /** Returns new blocks, or none if they do not fit into the free heap, which may be fragmented. */
  private static byte[][] allocate() {
    try {
      byte[][] fresh = new byte[BLOCKS][];
      for (int i = 0; i < BLOCKS; i++) {
        fresh[i] = new byte[BLOCK_BYTES];
      }
      return fresh;
    } catch (OutOfMemoryError e) {
      return new byte[0][];
    }
  }

  /** Returns whether enough heap is free, if necessary after a garbage collection. */
  private static boolean isEnoughFree() {
    if (freeBytes() < NEEDED_BYTES) {
      System.gc();
    }
    return freeBytes() >= NEEDED_BYTES;
  }

  /**
   * Returns whether too little heap is left, after a garbage collection, for the kernel to
   * continue.
   */
  public boolean isHeapFull() {
    System.gc();
    return freeBytes() < 2L * BLOCKS * BLOCK_BYTES || allocate().length == 0;
  }

  private static long freeBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
