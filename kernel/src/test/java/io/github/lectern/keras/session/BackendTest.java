package io.github.lectern.keras.session;

import static io.github.lectern.keras.session.Backend.clearSession;
import static io.github.lectern.keras.session.Backend.currentSeed;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BackendTest {
  @Test
  void set_seed_starts_the_current_session_over() {
    setSeed(43052);

    assertThat(currentSeed()).isEqualTo(43052);
    assertThat(Session.current().nextOperationSeed().seed2()).isEqualTo(1556685636L);
  }

  @Test
  void set_seed_starts_random_tensors_over_as_well() {
    setSeed(43052);
    INDArray first = Nd4j.rand(2, 3);
    INDArray next = Nd4j.rand(2, 3);
    setSeed(43052);

    assertThat(Nd4j.rand(2, 3)).isEqualTo(first).isNotEqualTo(next);
    assertThat(Nd4j.rand(2, 3)).isEqualTo(next);
    setSeed(1);
    assertThat(Nd4j.rand(2, 3)).isNotEqualTo(first);
  }

  @Test
  void clear_session_starts_the_names_over() {
    Session.current().uniqueName("backend_test");

    clearSession();

    assertThat(Session.current().uniqueName("backend_test")).isEqualTo("backend_test");
  }
}
