package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** A progress line that is updated in place while bytes arrive. */
final class DownloadProgress implements AutoCloseable {
  private static final double KILOBYTE = 1e3;
  private static final double MEGABYTE = 1e6;
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ProgressSink sink;
  private final String label;
  private String shown = "";
  private long shownAt;

  DownloadProgress(ProgressSink sink, String label) {
    this.sink = sink;
    this.label = label;
  }

  /**
   * Shows "label: 12.3 of 26.4 MB (46 %)". Updates within 100 ms of the previous one are skipped,
   * except for the last update.
   */
  void show(long done, OptionalLong total) {
    boolean last = total.isPresent() && total.getAsLong() == done;
    if (last || shown.isEmpty() || System.nanoTime() - shownAt > INTERVAL.toNanos()) {
      show(amount(done, total));
    }
  }

  /** Shows "label: text". */
  void show(String text) {
    String line = label + ": " + text;
    String blanks = " ".repeat(Math.max(0, shown.length() - line.length()));
    sink.write("\r" + line + blanks);
    shown = line;
    shownAt = System.nanoTime();
  }

  /** Ends the line if anything was shown. */
  @Override
  public void close() {
    if (!shown.isEmpty()) {
      sink.write("\n");
    }
  }

  private static String amount(long done, OptionalLong total) {
    double unit = total.orElse(done) < MEGABYTE ? KILOBYTE : MEGABYTE;
    String name = unit == KILOBYTE ? "kB" : "MB";
    if (total.isEmpty()) {
      return String.format(Locale.ROOT, "%.1f %s", done / unit, name);
    }
    long all = total.getAsLong();
    long percent = 100 * done / Math.max(1, all);
    return String.format(
        Locale.ROOT, "%.1f of %.1f %s (%d %%)", done / unit, all / unit, name, percent);
  }
}
