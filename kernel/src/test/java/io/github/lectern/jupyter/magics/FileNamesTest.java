package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.keras.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @TempDir Path folder;

  @BeforeEach
  void create_files() throws IOException {
    Files.writeString(folder.resolve("net.h5"), "");
    Files.writeString(folder.resolve("net2.h5"), "");
    Files.writeString(folder.resolve(".hidden"), "");
    Files.createDirectories(folder.resolve("data/cats"));
    Files.writeString(folder.resolve("data/points.csv"), "");
    Session.current().setDirectory(folder);
  }

  @AfterEach
  void restore_the_directory() {
    Session.current().setDirectory(Path.of(""));
  }

  private static List<String> texts(Optional<Completion> completion) {
    return completion.orElseThrow().suggestions().stream()
        .map(Completion.Suggestion::text)
        .toList();
  }

  private static List<String> inQuotes(String before) {
    return texts(FileNames.inQuotes(before));
  }

  @Test
  void load_completes_files_of_the_working_directory() {
    assertThat(inQuotes("var net = Sequential.load(\""))
        .containsExactly("data/", "net.h5", "net2.h5");
    assertThat(inQuotes("net.save( \"net2")).containsExactly("net2.h5");
    assertThat(inQuotes("imageDatasetFromDirectory(\"data/c")).containsExactly("cats/");
    assertThat(inQuotes("load(\".h")).containsExactly(".hidden");
    assertThat(inQuotes("load(\"nothing/")).isEmpty();
    assertThat(inQuotes("load(\"\0")).isEmpty();
  }

  @Test
  void only_the_part_after_the_last_slash_is_replaced() {
    String before = "load(\"data/po";
    assertThat(FileNames.inQuotes(before))
        .contains(
            new Completion(
                before.length() - 2,
                before.length(),
                List.of(new Completion.Suggestion("points.csv", "path", Optional.empty()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Path.of(\"", "new File(\"", "new FileReader(\"", "Table.read().csv(\""})
  void other_calls_start_at_the_directory_of_the_JVM(String before) {
    assertThat(inQuotes(before + folder + "/n")).containsExactly("net.h5", "net2.h5");
    assertThat(inQuotes(before + "pom")).containsExactly("pom.xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"name(\"n", "load(\"net.h5\", \"n", "load(", "load(\"net.h5\")", "upload(\""})
  void other_texts_are_not_file_names(String before) {
    assertThat(FileNames.inQuotes(before)).isEmpty();
  }

  @Test
  void magics_that_take_files_complete_them() {
    try (MagicRunner cells = new MagicRunner(folder)) {
      Magics magics = new Magics(cells.evaluator(), () -> System.out, () -> System.err, text -> {});
      assertThat(texts(magics.complete("%load n", 7))).containsExactly("net.h5", "net2.h5");
      assertThat(texts(magics.complete("%jars net.h5 data/", 18)))
          .containsExactly("cats/", "points.csv");
      assertThat(texts(magics.complete("%maven n", 8))).isEmpty();
      assertThat(texts(magics.complete("var s = load(\"net2", 18))).containsExactly("net2.h5");
    }
  }
}
