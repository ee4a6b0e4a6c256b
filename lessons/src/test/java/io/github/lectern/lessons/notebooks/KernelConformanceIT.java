package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jupyter's own test of kernels, jupyter_kernel_test, with every sample filled in. */
class KernelConformanceIT {
  private static final Path SUITE = Path.of("src/test/python/kernel_conformance.py");

  private static JsonObject result;
  private static String said;

  @BeforeAll
  static void run() throws IOException {
    String python = Jupyter.python();
    requireSuite(python);
    Jupyter.registerKernel();
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, python, SUITE.toAbsolutePath())
            .with("JUPYTER_PATH", Jupyter.path())
            .run(Jupyter.LOGS.resolve("conformance.log"), Duration.ofMinutes(10));
    said = outcome.said();
    List<String> lines = said.lines().toList();
    assertThat(lines).as("what the suite said").isNotEmpty();
    result = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }

  private static void requireSuite(String python) throws IOException {
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, python, "-c", "import jupyter_kernel_test")
            .run(Jupyter.LOGS.resolve("conformance-import.log"), Duration.ofMinutes(1));
    String missing =
        python
            + " has no jupyter_kernel_test (Debian: python3-jupyter-kernel-test): ./lecture test";
    if (outcome.status() != 0 && "true".equals(System.getenv("CI"))) {
      fail(missing);
    } else if (outcome.status() != 0) {
      abort(missing);
    }
  }

  @Test
  void nothing_fails() {
    assertThat(names("failed")).as(said).isEmpty();
  }

  @Test
  void nothing_is_skipped() {
    assertThat(names("skipped")).as(said).isEmpty();
    assertThat(result.get("ran").getAsInt()).isGreaterThanOrEqualTo(44);
  }

  private static List<String> names(String key) {
    return result.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }
}
