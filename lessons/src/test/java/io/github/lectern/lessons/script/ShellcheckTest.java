package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellcheckTest {
  @Test
  void shellcheck_finds_nothing_in_the_script_and_its_parts() throws Exception {
    assumeTrue(isInstalled(), "shellcheck is not installed; ./lecture test installs it");
    Process process =
        new ProcessBuilder("shellcheck", "--external-sources", "lecture")
            .directory(new File(".."))
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "shellcheck")));
  }
}
