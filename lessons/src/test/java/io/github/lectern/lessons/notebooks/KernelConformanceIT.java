package io.github.lectern.lessons.notebooks;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs Jupyter's own kernel tests, jupyter_kernel_test, with all samples defined. */
@WaitsForProcesses
class KernelConformanceIT {
  @Test
  void nothing_fails_and_nothing_is_skipped() throws IOException {
    PythonSuite.run("kernel_conformance.py", "jupyter_kernel_test", "python3-jupyter-kernel-test")
        .assertPassed(44);
  }
}
