package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathMagicTest {
  @TempDir Path folder;
  private MagicRunner cells;

  @BeforeEach
  void start() throws Exception {
    for (String name : List.of("one", "two")) {
      Path jar = Files.createDirectories(folder.resolve("lib/deep")).resolve(name + ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new ZipEntry("words/" + name + ".txt"));
        out.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    Files.writeString(folder.resolve("lib/deep/note.txt"), "no jar");
    cells = new MagicRunner(folder);
  }

  @AfterEach
  void close() {
    cells.close();
  }

  private Object resource(String name) throws Exception {
    return cells
        .run(
            "var url = Thread.currentThread().getContextClassLoader().getResource(\""
                + name
                + "\");",
            "url == null ? \"none\" : \"found\"")
        .orElseThrow();
  }

  @Test
  void adds_jars_by_pattern_and_returns_their_paths() throws Exception {
    String lib = folder.resolve("lib/deep").toString();
    assertThat(cells.run("java.util.List<String> x = %jars lib/*/t?o.jar", "x"))
        .contains(List.of(lib + "/two.jar"));
    assertThat(cells.output()).isEqualTo("added " + lib + "/two.jar\n");
    assertThat(resource("words/two.txt")).isEqualTo("found");
    assertThat(resource("words/one.txt")).isEqualTo("none");
  }

  @Test
  void adds_the_jars_of_a_directory_or_the_directory_itself() throws Exception {
    assertThat(cells.run("%jars lib/deep")).isEmpty();
    assertThat(cells.output()).contains("one.jar", "two.jar").doesNotContain("note.txt");
    assertThat(cells.printed("%classpath lib")).isEqualTo("added " + folder.resolve("lib") + "\n");
    assertThat(resource("deep/note.txt")).isEqualTo("found");
  }

  @Test
  void explains_what_is_missing() throws Exception {
    assertThat(cells.printed("%jars none/*.jar")).isEmpty();
    assertThat(cells.errors()).isEqualTo("%jars: nothing matches none/*.jar in " + folder + ".\n");
    assertThat(cells.message("%jars none.jar"))
        .isEqualTo("%jars: nothing matches none.jar in " + folder + "; check the path with !ls");
    assertThat(cells.message("%classpath")).contains("expected a path");
    assertThat(cells.message("%jars -r lib")).contains("there is no option -r");
  }
}
