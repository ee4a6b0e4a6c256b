package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks that what the image is built from exists; {@code ImageIT} builds and runs it where that is
 * possible.
 */
class ImageFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ALLOWED = Pattern.compile("^!(.+)$", Pattern.MULTILINE);
  private static final Pattern OWN_FILE = Pattern.compile("cp (binder/\\S+) (\\S+)");
  private static final Pattern ENTRYPOINT = Pattern.compile("ENTRYPOINT \\[\"([^\"]+)\"");
  private static final Pattern FROM_BUILD = Pattern.compile("COPY --from=build (\\S+) (\\S+)");
  private static final Pattern JAR = Pattern.compile("-jar (target/lectern-\\S+)");
  private static final Pattern JAR_NAME = Pattern.compile("<finalName>lectern-\\$\\{project");

  @Test
  void what_is_sent_to_the_builder_exists_and_is_all_that_the_build_needs() throws IOException {
    List<String> allowed = found(ALLOWED, ".dockerignore", 1);
    assertThat(allowed)
        .contains("pom.xml", "kernel", "lessons", "notebooks")
        .allSatisfy(name -> assertThat(ROOT.resolve(name)).exists())
        .containsAll(found(OWN_FILE, "binder/Dockerfile", 1));
  }

  @Test
  void the_start_script_is_executable_and_becomes_the_entry_point() throws IOException {
    assertThat(found(OWN_FILE, "binder/Dockerfile", 1))
        .singleElement()
        .satisfies(file -> assertThat(ROOT.resolve(file)).isExecutable());
    assertThat(found(OWN_FILE, "binder/Dockerfile", 2))
        .isEqualTo(found(ENTRYPOINT, "binder/Dockerfile", 1));
  }

  @Test
  void what_the_last_stage_copies_is_written_by_the_first() throws IOException {
    String text = read("binder/Dockerfile");
    String first = text.substring(0, text.lastIndexOf("\nFROM "));
    assertThat(found(FROM_BUILD, "binder/Dockerfile", 1))
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(first)
                    .contains(path.startsWith("/usr/local/") ? "--prefix /usr/local" : path));
  }

  @Test
  void the_jar_that_is_installed_is_the_one_that_maven_builds() throws IOException {
    assertThat(found(JAR, "binder/Dockerfile", 1)).containsExactly("target/lectern-*.jar");
    assertThat(found(JAR_NAME, "lessons/pom.xml", 0)).hasSize(1);
  }

  @Test
  void the_devcontainer_is_the_same_image() throws IOException {
    Path folder = ROOT.resolve(".devcontainer");
    JsonObject container =
        JsonParser.parseString(read(".devcontainer/devcontainer.json")).getAsJsonObject();
    JsonObject build = container.getAsJsonObject("build");
    assertThat(folder.resolve(build.get("dockerfile").getAsString()))
        .hasSameTextualContentAs(ROOT.resolve("binder/Dockerfile"));
    assertThat(folder.resolve(build.get("context").getAsString()).resolve("pom.xml")).exists();
    assertThat(read("binder/Dockerfile"))
        .contains("USER " + container.get("remoteUser").getAsString() + "\n");
  }

  private static List<String> found(Pattern pattern, String file, int group) throws IOException {
    Matcher matcher = pattern.matcher(read(file));
    return matcher.results().map(result -> result.group(group)).toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
