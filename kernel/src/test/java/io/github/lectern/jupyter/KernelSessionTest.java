package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session whose JShell could not be started. */
class KernelSessionTest {
  private final KernelSession session = new KernelSession(null, null, null, null);

  @BeforeEach
  void fail_to_start() {
    session.start(); // fails, because there is no bootstrap
  }

  @Test
  void an_interrupt_does_nothing() {
    assertThatCode(session::interrupt).doesNotThrowAnyException();
  }

  @Test
  void the_watchdog_finds_no_compilation() {
    assertThat(session.compilation()).isEmpty();
  }
}
