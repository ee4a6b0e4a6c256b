package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Opens notebooks in the classic Notebook or in JupyterLab's notebook panel, and runs the scripts
 * of src/test/browser on them in Chromium. All tests that take it as a parameter share one server.
 */
final class ClassicPages implements AutoCloseable {
  private final Path temporary = Files.createTempDirectory("classic-notebook-");
  private final Path notebooks = Files.createDirectory(temporary.resolve("notebooks"));
  private final Path browser = Files.createDirectory(temporary.resolve("browser"));
  private final Path pages = Files.createDirectory(temporary.resolve("pages"));
  private final ClassicServer server;

  private ClassicPages(Path program) throws IOException {
    Jupyter.registerKernel();
    NpmPackages.fetch(NpmPackages.BROWSER, browser);
    Path log = Jupyter.LOGS.resolve("notebook-server.log");
    Files.createDirectories(log.getParent());
    server = new ClassicServer(program, notebooks, pages, temporary.resolve("settings"), log);
  }

  /** Opens a notebook of the course and runs a script on it; returns the script's JSON. */
  JsonObject visitCourse(String notebook, String script, Object... words) throws Exception {
    Files.copy(Notebook.FOLDER.resolve(notebook), notebooks.resolve(notebook));
    return run(script, server.addressOf(notebook), words);
  }

  /** Opens a notebook with these code cells and runs a script on it; returns the script's JSON. */
  JsonObject visit(List<String> cells, String script, Object... words) throws Exception {
    return run(script, server.addressOf(notebook(script, cells)), words);
  }

  /** Does the same in JupyterLab's notebook panel, in a light or dark theme. */
  JsonObject visitPanel(List<String> cells, String theme, String script, Object... words)
      throws Exception {
    bundlePanel();
    String notebook = notebook(script + "-" + theme, cells);
    return run(script, server.addressInPanel(notebook, theme), words);
  }

  /**
   * Opens a notebook with these cells in JupyterLab's notebook panel, which attaches only those
   * that are in sight.
   */
  JsonObject visitWindowedPanel(
      List<Map<String, Object>> cells, String theme, String script, Object... words)
      throws Exception {
    bundlePanel();
    String notebook = script + ".ipynb";
    Files.writeString(notebooks.resolve(notebook), json(cells));
    return run(script, server.addressInPanel(notebook, theme) + "&windowing=full", words);
  }

  private void bundlePanel() throws IOException {
    if (Files.exists(pages.resolve("panel"))) {
      return;
    }
    Path panel = NpmPackages.fetch(NpmPackages.PANEL, temporary.resolve("panel"));
    Command.Outcome outcome =
        Command.in(panel, "node", "build.mjs", pages.resolve("panel"))
            .run(Jupyter.LOGS.resolve("panel-bundle.log"), Duration.ofMinutes(2));
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  private String notebook(String name, List<String> cells) throws IOException {
    Files.writeString(
        notebooks.resolve(name + ".ipynb"), json(cells.stream().map(ClassicPages::code).toList()));
    return name + ".ipynb";
  }

  static Path screenshot(String name) {
    return Jupyter.RESULTS.resolve(name);
  }

  private static String json(List<Map<String, Object>> cells) {
    return new GsonBuilder()
        .serializeNulls()
        .create()
        .toJson(
            Map.of(
                "nbformat",
                4,
                "nbformat_minor",
                4,
                "metadata",
                Map.of("kernelspec", Map.of("name", "lectern", "display_name", "Java (Lectern)")),
                "cells",
                cells));
  }

  static Map<String, Object> markdown(String source) {
    return Map.of("cell_type", "markdown", "metadata", Map.of(), "source", source);
  }

  static Map<String, Object> code(String source) {
    return Map.of(
        "cell_type",
        "code",
        "metadata",
        Map.of(),
        "execution_count",
        JsonNull.INSTANCE,
        "outputs",
        List.of(),
        "source",
        source);
  }

  private JsonObject run(String script, String address, Object... words) throws IOException {
    List<Object> command = new ArrayList<>(List.of("node", script + ".mjs", address));
    command.addAll(Arrays.asList(words));
    Command.Outcome outcome =
        Command.in(browser, command.toArray())
            .run(Jupyter.LOGS.resolve("browser-" + script + ".log"), Duration.ofMinutes(8));
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return JsonParser.parseString(outcome.said()).getAsJsonObject();
  }

  /** Skips the test if the Notebook is version 7, which no longer has the classic page. */
  private static Path classicNotebook() throws IOException {
    Path program =
        Jupyter.program("jupyter-notebook")
            .orElseThrow(
                () -> new AssertionError("no jupyter-notebook on PATH: run ./lecture test"));
    Command.Outcome version =
        Command.in(Jupyter.ROOT, program, "--version")
            .run(Jupyter.LOGS.resolve("notebook-version.log"), Duration.ofMinutes(1));
    assumeTrue(
        version.said().matches("(?s)[456]\\..*"),
        "expected a classic Notebook but got version " + version.said());
    return program;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Starts the server for the first test class that needs it, and ends it after all tests. */
  static final class Shared implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
      Path program = classicNotebook();
      store(context).computeIfAbsent(ClassicPages.class, type -> started(program));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ClassicPages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return store(context).get(ClassicPages.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
      return context.getRoot().getStore(ExtensionContext.Namespace.create(ClassicPages.class));
    }

    private static ClassicPages started(Path program) {
      try {
        return new ClassicPages(program);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
