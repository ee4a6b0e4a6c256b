package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotebookFunctionsTest {
  @TempDir Path folder;
  private MagicRunner cells;

  @BeforeEach
  void start() throws Exception {
    cells = new MagicRunner(folder);
    cells.run(
        "import static io.github.lectern.jupyter.magics.NotebookFunctions.*;",
        "import java.util.*;");
  }

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void eval_runs_a_cell_and_returns_its_value() throws Exception {
    assertThat(cells.run("(int) eval(\"1 + 2\") + 3")).contains(6);
    assertThat(cells.run("eval(\"int a = 3;\");", "a")).contains(3);
    assertThat(cells.run("eval(\"%who\")")).isEmpty();
    assertThat(cells.output()).isEqualTo("int a\n");
    assertThat(
            cells.run(
                "int sum = 0;",
                "for (int i = 0; i < 3; i++) sum += (int) eval(\"a + \" + i);",
                "sum"))
        .contains(12);
  }

  @Test
  void a_failure_of_eval_can_be_caught_and_names_the_cause() throws Exception {
    assertThat(
            cells.run(
                "String m = \"\";",
                "try { eval(\"1 / 0\"); } catch (Exception e) { m = e.getMessage(); }",
                "m"))
        .contains("eval: ArithmeticException: / by zero");
    assertThat(cells.report("int x = 3;", "eval(\"y + 1\")"))
        .contains(
            "EvalException: eval: CompilationError: cannot find symbol: variable y", "line 2");
  }

  @Test
  void magics_can_be_called() throws Exception {
    assertThat(cells.run("String here = lineMagic(\"pwd\", List.of());", "here"))
        .contains(folder.toString());
    cells.run("cellMagic(\"writefile\", List.of(\"a b.txt\"), \"x\\ny\");");
    assertThat(folder.resolve("a b.txt")).hasContent("x\ny\n");
    assertThat(cells.report("lineMagic(\"nonsense\", List.of())"))
        .contains("EvalException", "%nonsense is not a magic");
  }

  @Test
  void an_interrupt_stops_code_in_eval() throws Exception {
    Path mark = folder.resolve("mark");
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(
            () ->
                cells.failure(
                    "eval(\"java.nio.file.Files.createFile(java.nio.file.Path.of(\\\""
                        + mark
                        + "\\\"));"
                        + " while (true) { }\");"));
    while (!Files.exists(mark)) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
    cells.evaluator().interrupt();
    assertThat(cell.join().name()).isEqualTo("Interrupted");
    assertThat(cells.run("3 + 4")).contains(7);
  }
}
