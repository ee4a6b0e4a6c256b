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

/** A suite of tests in Python that was run against this checkout's kernel. */
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
   * Runs a suite whose last line is JSON: how many tests ran, which failed, which were skipped.
   *
   * @param script its file in src/test/python
   * @param module what it imports; without it the test is aborted, and fails on a build server
   * @param debian the package of Debian that has the module
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
    assertThat(lines).as("what the suite said").isNotEmpty();
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

  /** Checks that nothing failed, nothing was skipped, and nothing was forgotten. */
  void assertPassed(int atLeast) {
    assertThat(names("failed")).as(said).isEmpty();
    assertThat(names("skipped")).as(said).isEmpty();
    assertThat(result.get("ran").getAsInt()).isGreaterThanOrEqualTo(atLeast);
  }

  private List<String> names(String key) {
    return result.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }
}
