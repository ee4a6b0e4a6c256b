package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the notebooks of the corpus through the real kernel. */
@WaitsForProcesses
class CorpusIT {
  private static final String OFFLINE = "%maven: the repository cannot be reached";

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_cell_does_what_it_says(String name) throws IOException {
    List<Cell> cells = CorpusRun.once().executed(name).code();
    assumeThat(cells)
        .as("libraries that are neither reachable nor in Maven's local repository")
        .flatExtracting(Cell::errors)
        .noneMatch(error -> error.contains(OFFLINE));
    List<String> problems =
        cells.stream()
            .flatMap(cell -> ExpectationCheck.problems(cell).stream().map(p -> cell.id() + " " + p))
            .toList();
    assertThat(problems).as("%s: %s", name, String.join("\n", problems)).isEmpty();
  }

  static List<String> notebooks() throws IOException {
    return CorpusRun.notebooks();
  }
}
