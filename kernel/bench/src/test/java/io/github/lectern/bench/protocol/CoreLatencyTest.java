package io.github.lectern.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;

@Timeout(30)
@DisabledIf("isAlone")
class CoreLatencyTest {
  private static final double CYCLE = 0.1;
  private static final double TIME_SLICE = 1e6;

  static boolean isAlone() {
    return Runtime.getRuntime().availableProcessors() == 1;
  }

  @Test
  void a_cache_line_takes_longer_than_a_cycle_and_less_than_a_time_slice() throws Exception {
    assertThat(CoreLatency.nanoseconds()).isBetween(CYCLE, TIME_SLICE);
  }

  @Test
  void the_partner_has_ended_afterwards() throws Exception {
    CoreLatency.nanoseconds();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("handover");
  }
}
