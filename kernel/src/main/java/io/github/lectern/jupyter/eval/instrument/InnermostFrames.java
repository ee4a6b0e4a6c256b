package io.github.lectern.jupyter.eval.instrument;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/**
 * Reads the innermost frames of a thread. Thread.getStackTrace reads all of them while every other
 * thread is paused, which takes seconds if a cell's recursion is deep.
 */
public final class InnermostFrames {
  /** As many as an exception holds by default. */
  static final int MAX_FRAMES = 1024;

  private InnermostFrames() {}

  /**
   * Returns at most 1,024 frames, innermost first; none if the thread does not run.
   *
   * @param thread a thread that does not override getId()
   */
  public static StackTraceElement[] of(Thread thread) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId(), MAX_FRAMES);
    return info == null ? new StackTraceElement[0] : info.getStackTrace();
  }
}
