package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.session.ProgressSink;
import java.util.function.LongSupplier;

/** A clock that changes only when it is set, and a progress sink that records its text. */
final class Recorder implements LongSupplier, ProgressSink {
  private static final long STARTED = 123_456_789_000L;

  private final StringBuilder written = new StringBuilder();
  private long nanos = STARTED;

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public void write(String text) {
    written.append(text);
  }

  /** Sets the clock to this number of seconds after the start. */
  void at(double seconds) {
    nanos = STARTED + Math.round(seconds * 1e9);
  }

  String written() {
    return written.toString();
  }
}
