package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the files that visitors and package managers read. */
class ReleaseFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)\\]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern IMG = Pattern.compile("<img ");
  private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]+)\"[^>]* alt=\"[^\"]+\"");

  @ParameterizedTest
  @CsvSource({
    "CITATION.cff, ^version: (\\S+)$",
    "lessons/scripts/conda/meta.yaml, set version = \"([^\"]+)\"",
    "lessons/scripts/jbang/jbang-catalog.json, /lectern-([0-9.]+)\\.jar",
    ".github/CHANGELOG.md, ^## (\\S+) ",
  })
  void the_version_is_that_of_the_build(String file, String pattern) throws IOException {
    String built = first("pom.xml", "<version>([^<]+?)(?:-SNAPSHOT)?</version>");
    assertThat(first(file, pattern)).isEqualTo(built);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CITATION.cff",
        "lessons/scripts/conda/meta.yaml",
        "lessons/scripts/jbang/jbang-catalog.json"
      })
  void the_address_is_that_of_the_build(String file) throws IOException {
    assertThat(read(file)).contains(first("pom.xml", "<repository>([^<]+)</repository>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "kernel/docs/install.md",
        "kernel/docs/hub.md",
        ".github/CONTRIBUTING.md",
        ".github/CHANGELOG.md",
        ".github/SECURITY.md",
        ".github/CODE_OF_CONDUCT.md"
      })
  void every_link_leads_to_a_file_and_every_image_has_a_text(String page) throws IOException {
    Path folder = ROOT.resolve(page).resolveSibling("");
    String text = read(page);
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      if (!link.group(3).startsWith("http")) {
        assertThat(folder.resolve(link.group(3))).as(link.group()).exists();
      }
      assertThat(link.group(2)).as(link.group()).isNotBlank();
    }
  }

  @Test
  void every_small_picture_of_the_readme_exists_and_has_a_text() throws IOException {
    String text = read("README.md");
    List<String> images = IMAGE.matcher(text).results().map(m -> m.group(1)).toList();
    assertThat(images).isNotEmpty().hasSize((int) IMG.matcher(text).results().count());
    assertThat(images).allSatisfy(image -> assertThat(ROOT.resolve(image)).isNotEmptyFile());
  }

  @Test
  void the_readme_first_shows_how_to_start_and_how_to_test() throws IOException {
    assertThat(
            first("README.md", "(?s)```sh\n(.*?)```")
                .lines()
                .map(line -> line.replaceFirst(" {2,}#.*", "")))
        .containsExactly("./lecture", "./lecture test");
  }

  @Test
  void the_readme_shows_every_lesson_with_its_duration() throws IOException {
    String readme = read("README.md");
    try (var lessons = Files.list(ROOT.resolve("notebooks"))) {
      for (Path lesson : lessons.filter(p -> p.toString().endsWith(".ipynb")).toList()) {
        String name = lesson.getFileName().toString();
        String minutes = first("notebooks/" + name, "about (\\d+) minutes");
        assertThat(readme)
            .containsPattern(
                Pattern.quote("](notebooks/" + name + ")") + ".*\\| " + minutes + " \\|");
      }
    }
  }

  private static String first(String file, String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(read(file));
    assertThat(matcher.find()).as("%s contains %s", file, pattern).isTrue();
    return matcher.group(1);
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
