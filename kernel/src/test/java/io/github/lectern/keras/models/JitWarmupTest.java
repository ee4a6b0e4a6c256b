package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.session.Backend;
import io.github.lectern.keras.session.Session;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JitWarmupTest {
  @Test
  void does_not_change_the_sessions_seed_and_names() throws InterruptedException {
    Backend.clearSession();
    Backend.setSeed(43052);
    JitWarmup warmup = new JitWarmup();
    warmup.startOnce();
    warmup.join();
    // the first operation seed of 43052
    assertThat(Session.current().nextOperationSeed().seed2()).isEqualTo(1556685636);
    assertThat(new Dense(3).name()).isEqualTo("dense");
  }

  /** Without stop() the warm-up would go on for an hour, and the test would time out. */
  @Test
  void ends_when_a_model_starts_to_train() throws InterruptedException {
    JitWarmup warmup = new JitWarmup(TimeUnit.HOURS.toNanos(1));
    warmup.startOnce();
    warmup.stop();
    warmup.join();
    assertThat(warmup.isRunning()).isFalse();
  }

  @Test
  void does_not_start_after_it_has_ended() {
    JitWarmup warmup = new JitWarmup();
    warmup.stop();
    warmup.startOnce();
    assertThat(warmup.isRunning()).isFalse();
  }
}
