package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grader's estimate of the remaining time. */
@WaitsForProcesses
class GradeEstimateTest {
  /**
   * Grades five notebooks by a clock of its own; those in the arguments have been graded before.
   */
  private static final String PROGRAM =
      """
      import sys, tempfile, threading, types
      from pathlib import Path
      sys.path.insert(0, "lessons/scripts/python")
      import grade
      from grade_exercise import Cell
      clock = types.SimpleNamespace(now=0)
      grade.time = types.SimpleNamespace(monotonic=lambda: clock.now)
      printed = threading.Semaphore(1)
      def show(*words, **options):
          print(*words, **options)
          printed.release()
      grade.print = show
      class Short(grade.Grader):
          def __init__(self, store):
              self.store, self.identity, self.seconds = store, "1", []
          def execute(self, cells):
              clock.now += 200
              return {}
          def grade(self, folder, path):
              printed.acquire()  # otherwise it would run ahead of the estimates
              self.outcomes([Cell(id="legs", source=path.stem, origin="exercise")])
              return grade.Graded("anna", path.name)
      store = Path(tempfile.mkdtemp(dir="."))
      for kept in sys.argv[1:]:
          Short(store).grade(None, Path(kept))
          printed.release()
      files = [Path(f"{number}.ipynb") for number in range(1, 6)]
      grade.grade_all(Short(store), Path("."), files, 1)
      print("jobs:", grade.remaining([40, 80], 3, 2))
      """;

  @TempDir Path folder;
  private JupyterMachine machine;

  @BeforeEach
  void a_machine() throws Exception {
    machine = JupyterMachine.in(folder);
  }

  @Test
  void each_notebook_that_is_left_takes_as_long_as_those_before() throws Exception {
    assertThat(estimates()).startsWith("13 min", "10 min", "7 min", "3 min", "");
  }

  @Test
  void notebooks_that_were_graded_before_do_not_shorten_the_estimate() throws Exception {
    assertThat(estimates("1", "2", "3")).startsWith("", "", "", "3 min", "");
  }

  @Test
  void several_jobs_shorten_the_estimate() throws Exception {
    assertThat(estimates()).endsWith("2 min"); // three notebooks of 60 s, two at a time
  }

  private List<String> estimates(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(machine.python(), "-c", PROGRAM), Stream.of(arguments)).toList();
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(machine.checkout().root().toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Outcome outcome = new Start(builder.start(), output).end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome
        .text()
        .lines()
        .map(line -> line.contains("about") ? line.replaceFirst(".*about (.*) left", "$1") : "")
        .toList();
  }
}
