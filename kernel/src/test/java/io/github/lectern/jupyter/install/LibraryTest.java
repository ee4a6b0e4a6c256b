package io.github.lectern.jupyter.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.maven.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares the list of libraries with the dependencies that Maven has resolved for this build.
 * After an intended change, {@code -Dlectern.libraries.write -Dall-platforms} rewrites the list.
 */
class LibraryTest {
  /** Written by the build, as "GROUP:ARTIFACT:jar[:CLASSIFIER]:VERSION:SCOPE:FILE -- module M". */
  private static final Path RESOLVED = Path.of("target/libraries.txt");

  private static final Pattern LINE =
      Pattern.compile("\\s+(\\S+):(?:compile|runtime):(.+?\\.jar)(?: -- module .*)?");
  private static final Path LIST =
      Path.of("src/main/resources/io/github/lectern/jupyter/install/libraries.txt");

  private static List<String> resolved() throws IOException {
    assertThat(RESOLVED).as("the list that a build with Maven writes").exists();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(RESOLVED)) {
      Matcher library = LINE.matcher(line);
      if (library.matches()) {
        Path jar = Path.of(library.group(2));
        lines.add(library.group(1) + " " + Sha256.of(jar) + " " + Files.size(jar));
      }
    }
    return lines.stream().sorted().toList();
  }

  private static String line(Library library) {
    String classifier = library.artifact().getClassifier();
    return String.join(
            ":",
            library.artifact().getGroupId(),
            library.artifact().getArtifactId(),
            "jar" + (classifier.isEmpty() ? "" : ":" + classifier),
            library.artifact().getVersion())
        + " "
        + library.sha256()
        + " "
        + library.size();
  }

  @Test
  void the_list_has_exactly_the_libraries_of_the_build() throws Exception {
    if (System.getProperty("lectern.libraries.write") != null) {
      Files.writeString(LIST, String.join("\n", resolved()) + "\n");
    }
    boolean all = System.getProperty("all-platforms") != null;
    List<Library> listed = all ? Library.all() : Library.of(Platform.current());
    assertThat(listed).extracting(LibraryTest::line).containsExactlyElementsOf(resolved());
  }

  @Test
  void every_system_has_its_own_native_libraries() throws Exception {
    for (String name : Platform.SUPPORTED) {
      assertThat(Library.of(new Platform(name)))
          .extracting(library -> library.artifact().getArtifactId())
          .filteredOn(artifact -> artifact.equals("nd4j-native") || artifact.equals("openblas"))
          .as(name)
          .containsExactlyInAnyOrder("nd4j-native", "nd4j-native", "openblas", "openblas");
      assertThat(Library.of(new Platform(name)))
          .extracting(library -> library.artifact().getClassifier())
          .containsOnly("", name);
    }
  }

  @Test
  void a_library_has_the_file_name_that_Maven_gives_it() {
    Library plain = Library.parse("a.b:c:jar:1.2 00ff 17");
    assertThat(plain.fileName()).isEqualTo("c-1.2.jar");
    assertThat(plain.sha256()).isEqualTo("00ff");
    assertThat(plain.size()).isEqualTo(17);
    assertThat(Library.parse("a.b:c:jar:linux-arm64:1.2 00ff 17").fileName())
        .isEqualTo("c-1.2-linux-arm64.jar");
  }
}
