package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayGuardTest {
  private final ReplayGuard seen = new ReplayGuard();

  private boolean add(int number) {
    return seen.add(
        "%064x".formatted(number * 0x9E3779B97F4A7C15L).replace(' ', '0').getBytes(US_ASCII));
  }

  @Test
  void accepts_a_signature_once() {
    assertThat(add(1)).isTrue();
    assertThat(add(2)).isTrue();
    assertThat(add(1)).isFalse();
  }

  @Test
  void forgets_the_oldest_signatures_to_bound_memory() {
    for (int i = 0; i < ReplayGuard.LIMIT + 10; i++) {
      assertThat(add(i)).isTrue();
    }
    assertThat(seen.size()).isEqualTo(ReplayGuard.LIMIT);
    assertThat(add(ReplayGuard.LIMIT)).isFalse();
    assertThat(add(9)).isTrue();
  }
}
