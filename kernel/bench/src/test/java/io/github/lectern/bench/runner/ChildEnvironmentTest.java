package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
  @Test
  void variables_that_affect_one_library_are_dropped_and_others_kept() {
    Map<String, String> environment =
        Map.of(
            "OPENBLAS_CORETYPE", "Haswell",
            "OMP_NUM_THREADS", "1",
            "TF_NUM_INTEROP_THREADS", "1",
            "JAVA_TOOL_OPTIONS", "-Xint",
            "PATH", "/bin",
            "TF_CLI_CONFIG_FILE", "/etc/terraform",
            "HOME", "/root");
    assertThat(ChildEnvironment.dropped(environment))
        .containsOnlyKeys(
            "OPENBLAS_CORETYPE", "OMP_NUM_THREADS", "TF_NUM_INTEROP_THREADS", "JAVA_TOOL_OPTIONS");
  }
}
