package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionIT {
  private static final Pattern OF_THE_POM =
      Pattern.compile("<artifactId>lectern</artifactId>\\s*<version>(.*)</version>");

  @Test
  void the_kernel_prints_the_version_of_the_pom() throws IOException {
    Matcher pom = OF_THE_POM.matcher(Files.readString(Jupyter.ROOT.resolve("pom.xml")));
    assertThat(pom.find()).isTrue();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Command.Outcome outcome =
        Command.in(Jupyter.ROOT, java, "-jar", Jupyter.DIST, "--version")
            .run(Jupyter.LOGS.resolve("version.log"), Duration.ofMinutes(1));
    assertThat(outcome.said()).isEqualTo("Lectern " + pom.group(1) + "\n");
  }
}
