package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.session.Backend;
import io.github.lectern.keras.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {
  @Test
  void the_sessions_seed_and_names_stay_as_they_are() throws InterruptedException {
    Backend.clearSession();
    Backend.setSeed(43052);
    WarmUp warmUp = new WarmUp();
    warmUp.startOnce();
    warmUp.join();
    // the first operation seed of 43052
    assertThat(Session.current().nextOperationSeed().seed2()).isEqualTo(1556685636);
    assertThat(new Dense(3).name()).isEqualTo("dense");
  }

  @Test
  void it_ends_soon_when_something_else_needs_the_processor() throws InterruptedException {
    WarmUp warmUp = new WarmUp();
    warmUp.startOnce();
    warmUp.stop();
    warmUp.join();
    assertThat(warmUp.isRunning()).isFalse();
  }

  @Test
  void it_does_not_begin_after_it_was_ended() {
    WarmUp warmUp = new WarmUp();
    warmUp.stop();
    warmUp.startOnce();
    assertThat(warmUp.isRunning()).isFalse();
  }
}
