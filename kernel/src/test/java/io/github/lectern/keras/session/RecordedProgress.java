package io.github.lectern.keras.session;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Records the text that a test writes to the session's progress sink. */
public final class RecordedProgress implements BeforeEachCallback, AfterEachCallback {
  private final StringBuilder written = new StringBuilder();
  private ProgressSink before;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = Session.current().progressSink();
    Session.current().setProgressSink(written::append);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Session.current().setProgressSink(before);
  }

  /** Returns the text since the test began or {@link #forget()} was called. */
  public String text() {
    return written.toString();
  }

  /** Forgets the text so far. */
  public void forget() {
    written.setLength(0);
  }
}
