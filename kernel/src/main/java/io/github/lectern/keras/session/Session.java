package io.github.lectern.keras.session;

import java.util.HashMap;
import java.util.Map;

/** The one piece of global state: the seed, the name counters and where progress is written. */
public final class Session {
  private static final Session CURRENT = new Session();

  private final Map<String, Integer> names = new HashMap<>();
  private ProgressSink progressSink = Session::print;

  private Session() {}

  /** The session of this process. */
  public static Session current() {
    return CURRENT;
  }

  /**
   * A name that this session has not given yet: "dense", then "dense_1", and so on.
   *
   * @param base such as "dense"
   */
  public synchronized String uniqueName(String base) {
    int count = names.merge(base, 1, Integer::sum) - 1;
    return count == 0 ? base : base + "_" + count;
  }

  /** Where progress lines go: standard output unless the kernel says otherwise. */
  public synchronized ProgressSink progressSink() {
    return progressSink;
  }

  /** Sends progress lines elsewhere. */
  public synchronized void setProgressSink(ProgressSink sink) {
    progressSink = sink;
  }

  private static void print(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
