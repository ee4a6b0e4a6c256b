package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Installs the npm packages in the lock file of a folder. */
final class NpmPackages {
  /** Playwright, axe-core, and the scripts that control a browser. */
  static final Path BROWSER = Path.of("src/test/browser");

  /** JupyterLab's notebook panel, and the bundler. */
  static final Path PANEL = BROWSER.resolve("panel");

  /** The files that are copied beside slides and pages. */
  static final Path WEB = Path.of("scripts/web");

  private NpmPackages() {}

  /** Copies the files of a folder, and installs the packages into node_modules beside them. */
  static Path fetch(Path source, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
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
            .run(
                Jupyter.LOGS.resolve("npm-" + folder.getFileName() + ".log"),
                Duration.ofMinutes(3));
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return folder;
  }
}
