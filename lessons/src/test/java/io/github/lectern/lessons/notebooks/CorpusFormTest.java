package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the form of the notebooks of the corpus. */
class CorpusFormTest {
  private static final int MIN_CODE = 8;
  private static final int MAX_CODE = 15;

  @ParameterizedTest
  @MethodSource("notebooks")
  void it_is_stored_in_the_canonical_form(String name) throws IOException {
    String stored = Files.readString(CorpusRun.FOLDER.resolve(name));
    assertThat(stored).isEqualTo(CanonicalForm.of(stored));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void it_begins_with_a_title_and_explains_8_to_15_code_cells(String name) throws IOException {
    Notebook notebook = Notebook.read(CorpusRun.FOLDER.resolve(name));
    assertThat(notebook.cells().get(0).source()).startsWith("# ");
    assertThat(notebook.code()).hasSizeBetween(MIN_CODE, MAX_CODE);
    assertThat(notebook.prose()).hasSizeGreaterThanOrEqualTo(notebook.code().size() / 3);
    assertThat(notebook.cells()).extracting(Cell::id).doesNotHaveDuplicates().doesNotContain("");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void its_markers_can_be_read_and_cells_that_must_fail_are_tagged(String name) throws IOException {
    Notebook notebook = Notebook.read(CorpusRun.FOLDER.resolve(name));
    assertThat(notebook.code())
        .allSatisfy(
            cell ->
                assertThat(Expectations.of(cell.source()).texts("fails").isEmpty())
                    .as(cell.id())
                    .isNotEqualTo(cell.mayRaise()));
  }

  static List<String> notebooks() throws IOException {
    return CorpusRun.notebooks();
  }
}
