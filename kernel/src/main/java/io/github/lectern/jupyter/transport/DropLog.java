package io.github.lectern.jupyter.transport;

import static java.util.logging.Level.WARNING;

/**
 * Logs why messages were dropped: the first, the tenth, the hundredth, so that a flood is short.
 */
final class DropLog {
  private static final Log LOG = new Log(DropLog.class);
  private static final int LONGEST = 200;

  private long count;
  private long next = 1;

  /** Counts a message that was dropped. */
  void dropped(Throwable reason) {
    count++;
    if (count == next) {
      next *= 10;
      LOG.log(WARNING, "dropped a message ({0} so far): {1}", count, shortened(reason.toString()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
