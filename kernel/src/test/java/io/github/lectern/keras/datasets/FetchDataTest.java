package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchDataTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 20);

  @TempDir Path directory;
  private final List<String> shown = new ArrayList<>();

  @Test
  void data_that_are_there_end_with_zero_and_the_place() throws Exception {
    Path path = Files.write(directory.resolve("pictures.gz"), TINY.gzip());

    assertThat(run()).isZero();
    assertThat(shown).containsExactly("Found " + path + "\n");
  }

  @Test
  void data_that_cannot_be_had_end_with_one_and_what_to_do() {
    assertThat(run()).isOne();
    assertThat(String.join("", shown))
        .contains("contains neither pictures nor pictures.gz", "apt-get install")
        .endsWith("\n");
  }

  private int run() {
    Sources sources = new Sources(List.of(Directory.named("LECTERN_DATA", directory)), shown::add);
    return FetchData.run(sources, List.of(TINY.file()), shown::add);
  }
}
