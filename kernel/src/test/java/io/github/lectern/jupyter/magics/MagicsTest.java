package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.Cell;
import io.github.lectern.jupyter.eval.CellFailure;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MagicsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(List.of(), String::valueOf, out::println);
  private final Magics magics = new Magics(evaluator, () -> out);

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Optional<Object> run(String... lines) throws CellFailure {
    return magics.run(new Cell(1, String.join("\n", lines)));
  }

  @Test
  void a_cell_without_magics_is_java() throws CellFailure {
    assertThat(run("int a = 7;", "a % 4")).contains(3);
  }

  @Test
  void time_tells_how_long_the_cell_took_and_keeps_its_value() throws CellFailure {
    assertThat(run("%%time", "Thread.sleep(20);", "6 * 7")).contains(42);
    assertThat(printed.toString(UTF_8)).matches("Time: \\d+\\.\\d{3} s\\R");
  }

  @Test
  void a_failure_under_a_magic_names_the_right_line() {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run("%%time", "", "1 / 0"));
    assertThat(String.join("\n", failure.report())).contains("line 3:\n  --> 1 / 0");
    assertThat(printed.toString(UTF_8)).startsWith("Time: ");
  }

  @Test
  void who_lists_variables_with_their_types_and_the_java_after_it_runs() throws CellFailure {
    run("String word = \"x\";", "int age = 3;", "age + 1");
    assertThat(run("%who", "age")).contains(3);
    assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("int age\nString word\n");
  }

  @Test
  void reset_forgets_what_was_declared_and_keeps_imports() throws CellFailure {
    run("import java.time.Duration;", "int age = 3;", "int next() { return age + 1; }");
    run("%reset");
    assertThat(printed.toString(UTF_8)).contains("forgotten: 2 declarations");
    assertThat(catchThrowableOfType(CellFailure.class, () -> run("age")))
        .hasMessage("cannot find symbol: variable age");
    assertThat(run("Duration.ofSeconds(1).toMillis()")).contains(1000L);
  }

  @Test
  void help_lists_the_magics() throws CellFailure {
    assertThat(run("%help")).isEmpty();
    assertThat(printed.toString(UTF_8)).contains("%%time", "%help", "%reset", "%who");
  }

  @Test
  void completion_does_not_see_magics_and_positions_stay() {
    assertThat(Magics.blankedOut("%who\n%%time\na % 3")).isEqualTo(" ".repeat(11) + "\na % 3");
    assertThat(Magics.blankedOut("a\n% 3")).isEqualTo("a\n% 3");
  }

  @Test
  void an_unknown_magic_lists_the_known_ones() {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run("%tiem", "1"));
    assertThat(failure.name()).isEqualTo("UnknownMagic");
    assertThat(failure.getMessage()).startsWith("%tiem is not known").contains("%%time");
  }
}
