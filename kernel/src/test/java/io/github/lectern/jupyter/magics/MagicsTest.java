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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private final List<String> loaded = new ArrayList<>();
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(List.of(), String::valueOf, out::println);
  private final Magics magics = new Magics(evaluator, () -> out, () -> out, loaded::add);

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
  void time_prints_the_duration_and_keeps_the_value() throws CellFailure {
    assertThat(run("%%time", "Thread.sleep(20);", "6 * 7")).contains(42);
    assertThat(printed.toString(UTF_8)).matches("Time: \\d+\\.\\d{3} s\\R");
  }

  @Test
  void an_error_below_a_magic_names_the_right_line() {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run("%%time", "", "1 / 0"));
    assertThat(String.join("\n", failure.report())).contains("line 3:\n  --> 1 / 0");
    assertThat(printed.toString(UTF_8)).startsWith("Time: ");
  }

  @Test
  void an_error_below_several_magics_names_the_right_line() {
    CellFailure failure =
        catchThrowableOfType(CellFailure.class, () -> run("", "%who", "%who", "", "1 / 0"));
    assertThat(String.join("\n", failure.report())).contains("line 5:\n  --> 1 / 0");
  }

  @Test
  void who_lists_variables_and_runs_the_rest_of_the_cell() throws CellFailure {
    run("String word = \"x\";", "int age = 3;", "age + 1");
    assertThat(run("%who", "age")).contains(3);
    assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("int age\nString word\n");
  }

  @Test
  void reset_removes_declarations_and_imports() throws CellFailure {
    run("import java.time.Duration;", "int age = 3;", "int next() { return age + 1; }");
    run("%reset");
    assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("removed 3 declarations\n");
    assertThat(catchThrowableOfType(CellFailure.class, () -> run("age")))
        .hasMessage("cannot find symbol: variable age");
    assertThat(catchThrowableOfType(CellFailure.class, () -> run("Duration.ofSeconds(1)")))
        .hasMessage("cannot find symbol: variable Duration");
    printed.reset();
    run("int age = 3;", "age");
    run("%reset");
    assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("removed 1 declaration\n");
  }

  @Test
  void help_lists_the_magics() throws CellFailure {
    assertThat(run("%help")).isEmpty();
    assertThat(printed.toString(UTF_8))
        .contains("%%time", "%help", "%load", "%maven", "%reset", "%who");
  }

  @Test
  void help_explains_each_magic() throws CellFailure {
    printed.reset();
    run("%lsmagic");
    List<String> names =
        Pattern.compile("%%?(\\w+)")
            .matcher(printed.toString(UTF_8))
            .results()
            .map(name -> name.group(1))
            .distinct()
            .toList();
    assertThat(names).hasSizeGreaterThan(25).contains("time", "load", "addMavenDependency");
    for (String name : names) {
      printed.reset();
      run("%help " + name);
      String explained = printed.toString(UTF_8);
      // the heading, an empty line, and how to call it
      assertThat(explained).containsPattern("^%%?" + name + ": [^\n]+\n\n(?s:.*)%\\w+");
      printed.reset();
      run("%" + name + "?");
      assertThat(printed.toString(UTF_8)).isEqualTo(explained);
    }
    assertThat(catchThrowableOfType(CellFailure.class, () -> run("%help tiem")))
        .hasMessageContaining("tiem is not a magic. Did you mean %time?");
  }

  @Test
  void load_replaces_the_cell_with_a_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("Net.java"), "int a = 7;\n");

    assertThat(run("%load -i " + file)).isEmpty();
    assertThat(loaded).containsExactly("// %load -i " + file + "\nint a = 7;");
  }

  @Test
  void load_explains_problems_with_the_file(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Net.java"), "int a = 7;\n");
    Path noText = Files.write(folder.resolve("net.bin"), new byte[] {(byte) 0xff, 1});
    Path large = Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);

    assertThat(failure("%load"))
        .isEqualTo("%load: expected a file name, for example %load setup.ipynb");
    assertThat(failure("%load " + folder.resolve("Nets.java")))
        .isEqualTo(
            "%load: there is no file "
                + folder.resolve("Nets.java")
                + ", nor one with .jsh, .jshell, .java, .ijava or .ipynb. Did you mean Net.java?");
    assertThat(failure("%load " + folder))
        .isEqualTo("%load: expected a file, but " + folder + " is a directory");
    assertThat(failure("%load /dev/zero"))
        .isEqualTo("%load: expected a file, but /dev/zero is a pipe, a socket or a device");
    assertThat(failure("%load " + noText)).contains("net.bin is not a UTF-8 text file");
    assertThat(failure("%load " + large)).endsWith("larger than 1 MB, the limit for a cell");
    assertThat(loaded).isEmpty();
  }

  @Test
  void maven_explains_its_syntax() {
    for (String wrong : List.of("", "commons-csv", "org.apache.commons:commons-csv", "a:b:")) {
      assertThat(failure("%maven " + wrong))
          .isEqualTo(
              "%maven: expected GROUP:ARTIFACT:VERSION but got \""
                  + wrong
                  + "\"; for example %maven org.apache.commons:commons-csv:1.14.1");
    }
  }

  @Test
  void completes_and_explains_magics_where_they_are_allowed() {
    assertThat(magics.complete("  %ma", 5).orElseThrow().suggestions())
        .extracting(Completion.Suggestion::text)
        .containsExactly("%maven", "%mavenRepo");
    assertThat(magics.complete("%", 1).orElseThrow().suggestions())
        .extracting(Completion.Suggestion::text)
        .contains("%cd", "%%bash", "%addMavenDependency")
        .doesNotContain("!");
    assertThat(magics.complete("%who\n%re", 8).orElseThrow().start()).isEqualTo(5);
    assertThat(magics.complete("int a = 7;\n%re", 14).orElseThrow().start()).isEqualTo(11);
    assertThat(magics.complete("int a = 7\n%", 11)).isEmpty();
    assertThat(magics.complete("%%bash\n%", 8)).isEmpty();
    assertThat(magics.complete("var x = %ja", 11).orElseThrow().suggestions())
        .extracting(Completion.Suggestion::text)
        .containsExactly("%jars");
    assertThat(magics.complete("a %", 3)).isEmpty();
    assertThat(magics.inspect("%maven org", 6).orElseThrow().text())
        .contains("GROUP:ARTIFACT:VERSION");
  }

  private String failure(String line) {
    return catchThrowableOfType(CellFailure.class, () -> run(line)).getMessage();
  }

  @Test
  void hides_magics_from_completion_without_moving_positions() {
    assertThat(Magics.blankedOut("%who\n%%time\na % 3")).isEqualTo("    \n      \na % 3");
    assertThat(Magics.blankedOut("a\n% 3")).isEqualTo("a\n% 3");
  }

  @Test
  void an_unknown_magic_lists_all_magics() {
    CellFailure failure = catchThrowableOfType(CellFailure.class, () -> run("%tiem", "1"));
    assertThat(failure.name()).isEqualTo("UnknownMagic");
    assertThat(failure.getMessage()).startsWith("%tiem is not a magic").contains("%%time");
  }
}
