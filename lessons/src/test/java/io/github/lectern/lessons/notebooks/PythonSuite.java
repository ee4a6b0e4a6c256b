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

/** The result of a Python test suite that was run against this checkout's kernel. */
final class PythonSuite {
  private static final Path FOLDER = Path.of("src/test/python");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final JsonObject result;
  private final String said;

  private PythonSuite(JsonObject result, String said) {
    this.result = result;
    this.said = said;
  }

  /**
   * Runs a suite whose last line of output is JSON, with the tests that ran, failed or were
   * skipped.
   *
   * @param script the file in src/test/python
   * @param module the Python module that the suite imports; if it is missing, the test is skipped,
   *     or fails if CI is set
   * @param debian the Debian package of the module
   */
  static PythonSuite run(String script, String module, String debian) throws IOException {
    String python = Jupyter.python();
    requireModule(python, module, debian);
    Jupyter.registerKernel();
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, python, "-B", FOLDER.resolve(script).toAbsolutePath())
            .with("JUPYTER_PATH", Jupyter.path())
            .run(Jupyter.LOGS.resolve(script.replace(".py", ".log")), LIMIT);
    List<String> lines = outcome.said().lines().toList();
    assertThat(lines).as("the output of the suite").isNotEmpty();
    JsonObject result = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
    return new PythonSuite(result, outcome.said());
  }

  private static void requireModule(String python, String module, String debian)
      throws IOException {
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, python, "-c", "import " + module)
            .run(Jupyter.LOGS.resolve("import-" + module + ".log"), Duration.ofMinutes(1));
    String missing = "%s has no %s (Debian: %s): ./lecture test".formatted(python, module, debian);
    if (outcome.status() != 0 && "true".equals(System.getenv("CI"))) {
      fail(missing);
    } else if (outcome.status() != 0) {
      abort(missing);
    }
  }

  /** Checks that no test failed or was skipped, and that enough tests ran. */
  void assertPassed(int atLeast) {
    assertThat(names("failed")).as(said).isEmpty();
    assertThat(names("skipped")).as(said).isEmpty();
    assertThat(result.get("ran").getAsInt()).isGreaterThanOrEqualTo(atLeast);
  }

  private List<String> names(String key) {
    return result.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }
}
