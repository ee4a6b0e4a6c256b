package io.github.lectern.jupyter.eval.instrument;

/**
 * The thread group of a thread that runs cells. Threads that a cell starts inherit the group, which
 * distinguishes them from the kernel's threads.
 */
public final class CellThreadGroup extends ThreadGroup {
  /** Creates a group within that of the calling thread. */
  public CellThreadGroup() {
    super("cells");
  }

  /** Returns whether a group belongs to cells: it is a group of this class or lies within one. */
  static boolean includes(ThreadGroup group) {
    return group instanceof CellThreadGroup
        || (group.getParent() != null && includes(group.getParent()));
  }
}
