package io.github.lectern.keras.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.blas.OneDnn;
import java.util.List;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class DevicesTest {
  @Test
  void the_parts_in_use_are_named_with_their_versions() {
    Devices devices = Devices.devices();

    assertThat(devices.kind()).isEqualTo("CPU");
    assertThat(devices.backend()).isEqualTo("ND4J 1.0.0-M2.1, CpuBackend");
    assertThat(devices.blas())
        .isEqualTo(OneDnn.isUsable() ? "OpenBLAS 0.3.31 and oneDNN 3.11" : "OpenBLAS 0.3.31");
    assertThat(devices.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(devices.nd4jThreads()).isPositive();
  }

  @Test
  void the_workers_are_those_of_the_next_fit() {
    System.setProperty("lectern.workers", "3");
    try {
      assertThat(Devices.devices().workers()).isEqualTo(3);
    } finally {
      System.clearProperty("lectern.workers");
    }
  }

  @Test
  void a_call_changes_nothing() {
    Devices.devices(); // loads the libraries
    int before = openblas_nolapack.blas_get_num_threads();
    int threads = Nd4j.getBackend().getEnvironment().maxThreads();
    Devices.devices();

    assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(before);
    assertThat(Nd4j.getBackend().getEnvironment().maxThreads()).isEqualTo(threads);
  }

  @Test
  void it_prints_one_line_per_topic() {
    List<String> lines =
        new Devices("CPU", 4, 3, 8, "ND4J 1", "OpenBLAS 2").toString().lines().toList();

    assertThat(lines)
        .containsExactly(
            "device   CPU, 4 processors",
            "threads  3 for fit, evaluate and predict; up to 8 for a tensor operation",
            "backend  ND4J 1",
            "BLAS     OpenBLAS 2");
  }
}
