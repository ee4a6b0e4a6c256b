package io.github.lectern.lessons.fashion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.session.Backend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedRunsTest {
  @Test
  void each_run_has_its_own_seed() {
    List<Long> seeds = new ArrayList<>();
    List<History> histories = List.of(new History(), new History(), new History());
    History[] runs =
        SeedRuns.of(
            3,
            () -> {
              seeds.add(Backend.currentSeed());
              return histories.get(seeds.size() - 1);
            });
    assertThat(seeds).containsExactly(1L, 2L, 3L);
    assertThat(runs).containsExactlyElementsOf(histories);
  }

  @Test
  void no_seed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeedRuns.of(0, History::new))
        .withMessage("SeedRuns: expected at least 1 seed but got 0");
  }
}
