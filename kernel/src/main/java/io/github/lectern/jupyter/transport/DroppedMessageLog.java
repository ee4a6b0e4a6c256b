package io.github.lectern.jupyter.transport;

import static java.util.logging.Level.WARNING;

/** Logs why the 1st, 10th, 100th etc. message was dropped, so that the log stays short. */
final class DroppedMessageLog {
  private static final Log LOG = new Log(DroppedMessageLog.class);
  private static final int LONGEST = 200;

  private long count;
  private long next = 1;

  /** Counts a dropped message. */
  void add(Throwable reason) {
    count++;
    if (count == next) {
      next *= 10;
      LOG.log(
          WARNING,
          "dropped a message or a connection ({0} so far): {1}",
          count,
          shortened(reason.toString()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
