package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebook 04 in the classic Notebook, its first ten code cells run by clicks in Chromium. */
class ClassicNotebookIT {
  private static final String NOTEBOOK = "04-fashion-mnist.ipynb";
  private static final int CELLS = 10;

  private static JsonObject seen;

  @BeforeAll
  static void click(@TempDir Path temporary) throws IOException, InterruptedException {
    Path program = classicNotebook();
    Jupyter.registerKernel();
    Path browser = installBrowserDriver(temporary.resolve("browser"));
    Path folder = Files.createDirectory(temporary.resolve("notebooks"));
    Files.copy(Notebook.FOLDER.resolve(NOTEBOOK), folder.resolve(NOTEBOOK));
    Path screenshot = Jupyter.RESULTS.resolve("classic-notebook.png");
    Path log = Jupyter.LOGS.resolve("notebook-server.log");
    Files.createDirectories(log.getParent());
    try (ClassicServer server =
        new ClassicServer(program, folder, temporary.resolve("settings"), log)) {
      Command.Outcome clicks =
          Command.in(
                  browser,
                  "node",
                  "first-ten-cells.mjs",
                  server.addressOf(NOTEBOOK),
                  CELLS,
                  screenshot)
              .run(Jupyter.LOGS.resolve("browser.log"), Duration.ofMinutes(8));
      assertThat(clicks.status()).as(clicks.said()).isZero();
      seen = JsonParser.parseString(clicks.said()).getAsJsonObject();
    }
  }

  @Test
  void ten_clicks_run_ten_cells_in_order() {
    assertThat(texts("prompts").subList(0, CELLS + 1))
        .map(prompt -> prompt.replaceAll("\\D", ""))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "");
    assertThat(texts("errors")).isEmpty();
  }

  @Test
  void the_diagram_is_drawn_in_the_page() {
    assertThat(seen.get("diagrams").getAsInt()).isEqualTo(1);
  }

  @Test
  void the_training_leaves_its_twenty_lines() {
    assertThat(seen.get("lines").getAsString().lines().filter(line -> line.startsWith("50/50 [=")))
        .hasSize(20);
  }

  @Test
  void the_curve_is_a_picture_with_a_description() {
    JsonObject curve = seen.getAsJsonObject("curve");
    assertThat(curve.get("type").getAsString()).isEqualTo("data:image/png;base64");
    assertThat(curve.get("width").getAsInt()).isGreaterThan(300);
    assertThat(curve.get("height").getAsInt()).isGreaterThan(200);
  }

  private static List<String> texts(String name) {
    return StreamSupport.stream(seen.getAsJsonArray(name).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  /** Version 7 has no classic page any more; there is nothing to click then. */
  private static Path classicNotebook() throws IOException {
    Path program =
        Jupyter.program("jupyter-notebook")
            .orElseThrow(
                () -> new AssertionError("no jupyter-notebook on PATH: run ./lecture test"));
    Command.Outcome version =
        Command.in(Jupyter.ROOT, program, "--version")
            .run(Jupyter.LOGS.resolve("notebook-version.log"), Duration.ofMinutes(1));
    assumeTrue(
        version.said().matches("(?s)[456]\\..*"), "a classic Notebook, was " + version.said());
    return program;
  }

  private static Path installBrowserDriver(Path folder) throws IOException {
    Files.createDirectory(folder);
    Path source = Path.of("src/test/browser");
    for (String name : List.of("package.json", "package-lock.json", "first-ten-cells.mjs")) {
      Files.copy(source.resolve(name), folder.resolve(name));
    }
    Command.Outcome outcome =
        Command.in(
                folder,
                "npm",
                "ci",
                "--prefer-offline",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund")
            .run(Jupyter.LOGS.resolve("npm.log"), Duration.ofMinutes(3));
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return folder;
  }
}
