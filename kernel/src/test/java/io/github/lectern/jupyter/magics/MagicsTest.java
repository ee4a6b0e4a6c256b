package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private final List<String> loaded = new ArrayList<>();
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(List.of(), String::valueOf, out::println);
  private final Magics magics = new Magics(evaluator, () -> out, loaded::add);

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
    assertThat(printed.toString(UTF_8))
        .contains("%%time", "%help", "%load", "%maven", "%reset", "%who");
  }

  @Test
  void help_explains_each_magic() throws CellFailure {
    for (String name : List.of("time", "help", "load", "maven", "reset", "who")) {
      printed.reset();
      run("%help " + name);
      String explained = printed.toString(UTF_8);
      // the heading, an empty line, and how to call it
      assertThat(explained).containsPattern("^%%?" + name + ": [^\n]+\n\n(?s:.*)%" + name);
      printed.reset();
      run((name.equals("time") ? "%%" : "%") + name + "?");
      assertThat(printed.toString(UTF_8)).isEqualTo(explained);
    }
    assertThat(catchThrowableOfType(CellFailure.class, () -> run("%help tiem")))
        .hasMessageContaining("tiem is not known. Did you mean %%time?");
  }

  @Test
  void load_puts_a_file_into_the_cell(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("Net.java"), "int a = 7;\n");

    assertThat(run("%load " + file)).isEmpty();
    assertThat(loaded).containsExactly("// %load " + file + "\nint a = 7;");
  }

  @Test
  void load_says_what_is_wrong_with_the_file(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Net.java"), "int a = 7;\n");
    Path noText = Files.write(folder.resolve("net.bin"), new byte[] {(byte) 0xff, 1});
    Path large = Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);

    assertThat(failure("%load")).isEqualTo("%load: expected a file; for example %load Net.java");
    assertThat(failure("%load " + folder.resolve("Nets.java")))
        .isEqualTo(
            "%load: there is no file " + folder.resolve("Nets.java") + ". Did you mean Net.java?");
    assertThat(failure("%load " + folder))
        .isEqualTo("%load: expected a file, but " + folder + " is a directory");
    assertThat(failure("%load /dev/zero"))
        .isEqualTo("%load: expected a file, but /dev/zero is a pipe, a socket or a device");
    assertThat(failure("%load " + noText)).endsWith("net.bin is no text in UTF-8");
    assertThat(failure("%load " + large)).endsWith("more than 1 MB, which is too much for a cell");
    assertThat(loaded).isEmpty();
  }

  @Test
  void maven_says_how_it_is_written() {
    for (String wrong : List.of("", "commons-csv", "org.apache.commons:commons-csv", "a:b:")) {
      assertThat(failure("%maven " + wrong))
          .isEqualTo(
              "%maven: expected GROUP:ARTIFACT:VERSION, was \""
                  + wrong
                  + "\"; for example %maven org.apache.commons:commons-csv:1.14.1");
    }
  }

  @Test
  void magics_are_completed_and_explained_where_they_can_stand() {
    assertThat(magics.complete("  %ma", 5).orElseThrow().suggestions())
        .extracting(Completion.Suggestion::text)
        .containsExactly("%maven");
    assertThat(magics.complete("%", 1).orElseThrow().suggestions()).hasSize(6);
    assertThat(magics.complete("%who\n%re", 8).orElseThrow().start()).isEqualTo(5);
    assertThat(magics.complete("int a = 7;\n%", 12)).isEmpty();
    assertThat(magics.complete("a %", 3)).isEmpty();
    assertThat(magics.inspect("%maven org", 6).orElseThrow().text())
        .contains("GROUP:ARTIFACT:VERSION");
  }

  private String failure(String line) {
    return catchThrowableOfType(CellFailure.class, () -> run(line)).getMessage();
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
