package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
@Tag("slow")
class ShellMagicsTest {
  @TempDir Path temporary;
  private Path folder;
  private MagicRunner cells;

  @BeforeEach
  void start() throws Exception {
    folder = temporary.toRealPath();
    cells = new MagicRunner(folder);
  }

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void a_script_prints_to_both_streams_and_keeps_its_quoting() throws Exception {
    assertThat(cells.run("%%bash", "echo \"a  b\" 'c $d'", "  echo é >&2", "# %who")).isEmpty();
    assertThat(cells.output()).isEqualTo("a  b c $d\n");
    assertThat(cells.errors()).isEqualTo("é\n");
    assertThat(cells.printed("%%sh", "echo $0")).isEqualTo("sh\n");
  }

  @Test
  void a_script_that_fails_fails_the_cell_unless_that_is_switched_off() throws Exception {
    CellFailure failure = cells.failure("%%bash", "echo begun", "exit 3");
    assertThat(failure.name()).isEqualTo("CommandFailed");
    assertThat(failure).hasMessage("%%bash: the script ended with exit status 3");
    assertThat(cells.output()).isEqualTo("begun\n");
    assertThat(cells.printed("%%bash --no-raise-error", "exit 3")).isEmpty();
    assertThat(cells.message("%%bash -x", "echo")).contains("there is no option -x");
    assertThat(cells.message("%%bash echo a", "echo"))
        .contains("expected the script below this line");
  }

  @Test
  void a_command_reports_its_exit_status_and_the_cell_continues() throws Exception {
    assertThat(cells.run("int a = 3;", "!echo one; false", "a")).contains(3);
    assertThat(cells.output()).isEqualTo("one\n");
    assertThat(cells.errors()).isEqualTo("The command ended with exit status 1.\n");
    assertThat(cells.printed("%system echo \"a  b\"")).isEqualTo("a  b\n");
  }

  @Test
  void a_command_gets_no_input() throws Exception {
    assertThat(cells.printed("!cat; echo end")).isEqualTo("end\n");
  }

  @Test
  void output_arrives_while_the_command_runs() throws Exception {
    CompletableFuture<Void> cell =
        CompletableFuture.runAsync(() -> cells.failure("!echo begun; sleep 20"));
    while (!cells.output().contains("begun")) {
      Thread.sleep(10);
    }
    assertThat(cell).isNotDone();
    cells.evaluator().interrupt();
    cell.join();
  }

  @Test
  void an_interrupt_ends_the_command_and_its_children() throws Exception {
    Path mark = folder.resolve("mark");
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(
            () -> cells.failure("%%bash", "touch mark", "(sleep 3; touch late) & ", "sleep 30"));
    while (!Files.exists(mark)) {
      Thread.sleep(10);
    }
    Thread.sleep(100);
    long start = System.nanoTime();
    cells.evaluator().interrupt();
    assertThat(cell.join().name()).isEqualTo("Interrupted");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    Thread.sleep(3500);
    assertThat(folder.resolve("late")).doesNotExist();
    assertThat(cells.printed("!echo next")).isEqualTo("next\n");
  }

  @Test
  void a_command_in_the_background_does_not_block_the_cell() throws Exception {
    long start = System.nanoTime();
    assertThat(cells.printed("!sleep 8 & echo begun")).isEqualTo("begun\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void a_script_that_is_too_long_is_refused() {
    assertThat(cells.message("%%bash", "#" + "x".repeat(ShellCommand.MAX_LENGTH)))
        .contains("more than 100,000 characters", "%%writefile");
  }

  @Test
  void Python_libraries_are_not_installed() {
    assertThat(cells.message("!pip install numpy")).contains("%maven GROUP:ARTIFACT:VERSION");
  }

  @Test
  void cd_changes_the_directory_of_commands_and_magics() throws Exception {
    Files.createDirectory(folder.resolve("a b"));
    assertThat(cells.run("%pwd")).contains(folder.toString());
    assertThat(cells.printed("%cd \"a b\"")).isEqualTo(folder.resolve("a b") + "\n");
    assertThat(cells.printed("!pwd")).isEqualTo(folder.resolve("a b") + "\n");
    cells.run("%%writefile here.txt", "text");
    assertThat(folder.resolve("a b/here.txt")).hasContent("text");
    assertThat(cells.printed("%cd -")).isEqualTo(folder + "\n");
    assertThat(cells.printed("%cd")).isEqualTo(System.getProperty("user.home") + "\n");
  }

  @Test
  void cd_explains_problems() {
    assertThat(cells.message("%cd none"))
        .isEqualTo("%cd: " + folder.resolve("none") + " does not exist");
    assertThat(cells.message("%cd a b")).contains("expected one directory");
    assertThat(cells.message("%pwd x")).contains("expected no arguments");
  }

  @Test
  void env_sets_variables_of_later_commands() throws Exception {
    assertThat(cells.printed("%env GREETING=\"good day\"")).isEqualTo("GREETING=good day\n");
    assertThat(cells.printed("!echo $GREETING")).isEqualTo("good day\n");
    assertThat(cells.run("%env GREETING")).contains("good day");
    assertThat(cells.printed("%env GREETING hello")).isEqualTo("GREETING=hello\n");
    assertThat(cells.printed("%env")).contains("GREETING=hello\n", "PATH=");
    assertThat(cells.message("%env NO_SUCH_VARIABLE"))
        .isEqualTo(
            "%env: there is no variable NO_SUCH_VARIABLE; set it with %env NO_SUCH_VARIABLE=VALUE");
    assertThat(cells.message("%env 3=4")).contains("expected NAME or NAME=VALUE but got \"3=4\"");
  }

  @Test
  void writefile_writes_replaces_and_appends() throws Exception {
    assertThat(cells.printed("%%writefile p.csv", "x,y", "3,4")).isEqualTo("Wrote p.csv\n");
    assertThat(folder.resolve("p.csv")).hasContent("x,y\n3,4\n");
    assertThat(cells.printed("%%writefile -a p.csv", "é")).isEqualTo("Appended to p.csv\n");
    assertThat(folder.resolve("p.csv")).hasContent("x,y\n3,4\né\n");
    assertThat(cells.printed("%%writefile p.csv", "%who")).isEqualTo("Overwrote p.csv\n");
    assertThat(folder.resolve("p.csv")).hasContent("%who\n");
  }

  @Test
  void writefile_explains_problems() throws Exception {
    Files.createDirectory(folder.resolve("d"));
    assertThat(cells.message("%%writefile", "x")).contains("expected one file name but got none");
    assertThat(cells.message("%%writefile a b", "x")).contains("expected one file name");
    assertThat(cells.message("%%writefile -z p", "x")).contains("there is no option -z");
    assertThat(cells.message("%%writefile d", "x")).contains("d is a directory");
    assertThat(cells.message("%%writefile no/p", "x")).contains("does not exist; create it first");
  }
}
