package io.github.lectern.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a test has thrown in the kernel's code, at the points that {@link FaultLoader} makes. */
public final class Faults {
  private static final String CODE = "lectern-code";

  private static final Map<String, Integer> REACHED = new LinkedHashMap<>();
  private static Thread shell = Thread.currentThread();
  private static String point = "";
  private static int left;
  private static boolean recording;
  private static Supplier<Throwable> thrown = Throwable::new;

  private Faults() {}

  /** Called at each point. */
  public static void reach(String name) {
    Thread thread = Thread.currentThread();
    Throwable fault = null;
    synchronized (Faults.class) {
      if (recording && (thread == shell || thread.getName().equals(CODE))) {
        REACHED.merge(name, 1, Integer::sum);
        if (name.equals(point) && --left == 0) {
          point = "";
          fault = thrown.get();
        }
      }
    }
    if (fault != null) {
      Faults.<RuntimeException>sneak(fault);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Counts from now on what is reached on this thread and on those that run code for it. */
  static synchronized void record() {
    shell = Thread.currentThread();
    REACHED.clear();
    recording = true;
  }

  /** How often each point was reached, in the order of the first time. */
  static synchronized Map<String, Integer> reached() {
    return new LinkedHashMap<>(REACHED);
  }

  /** Has something thrown when a point is reached for the nth time, once. */
  static synchronized void arm(String name, int nth, Supplier<Throwable> fault) {
    record();
    point = name;
    left = nth;
    thrown = fault;
  }

  /** Ends both; tells whether something was thrown. */
  static synchronized boolean end() {
    boolean fired = point.isEmpty();
    point = "";
    recording = false;
    return fired;
  }
}
