package io.github.lectern.keras.session;

import static io.github.lectern.keras.session.Backend.clearSession;
import static io.github.lectern.keras.session.Backend.currentSeed;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackendTest {
  @Test
  void set_seed_starts_the_current_session_over() {
    setSeed(43052);

    assertThat(currentSeed()).isEqualTo(43052);
    assertThat(Session.current().nextOperationSeed().seed2()).isEqualTo(1556685636L);
  }

  @Test
  void clear_session_starts_the_names_over() {
    Session.current().uniqueName("backend_test");

    clearSession();

    assertThat(Session.current().uniqueName("backend_test")).isEqualTo("backend_test");
  }
}
