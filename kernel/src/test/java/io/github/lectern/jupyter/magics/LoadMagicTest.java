package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadMagicTest extends MagicTestBase {
  private void notebook(String name, String... codeCells) throws IOException {
    StringBuilder json = new StringBuilder("{\"nbformat\": 4, \"cells\": [");
    json.append("{\"cell_type\": \"markdown\", \"source\": [\"not code\"]}");
    for (String code : codeCells) {
      json.append(", {\"cell_type\": \"code\", \"outputs\": [], \"source\": ")
          .append(code)
          .append('}');
    }
    Files.writeString(folder.resolve(name), json.append("]}"));
  }

  @Test
  void runs_the_code_cells_of_a_notebook_with_or_without_its_extension() throws Exception {
    notebook("setup.ipynb", "[\"%who\\n\", \"int a = 3;\\n\", \"a\"]", "\"int b = a + 1;\"");
    assertThat(cells.run("%load setup.ipynb", "a + b")).contains(7);
    assertThat(cells.output()).isEqualTo("no variables have been declared\n");
    assertThat(cells.run("%load setup", "int c = b;")).isEmpty();
    assertThat(cells.run("c")).contains(4);
  }

  @Test
  void runs_a_source_file_and_prefers_it_to_a_notebook_of_the_same_name() throws Exception {
    Files.writeString(folder.resolve("util.jsh"), "int twice(int n) {\n  return 2 * n;\n}\n");
    notebook("util.ipynb", "\"int twice(int n) { return -1; }\"");
    assertThat(cells.run("%load util", "twice(4)")).contains(8);
    Files.writeString(folder.resolve("a b.java"), "class Dog {}");
    assertThat(cells.run("%load \"a b\"", "new Dog().getClass().getSimpleName()")).contains("Dog");
  }

  @Test
  void an_error_names_the_cell_of_the_notebook() throws Exception {
    notebook("broken.ipynb", "\"int a = 3;\"", "\"// x\\na / 0\"", "\"int never = 1;\"");
    assertThat(cells.report("%load broken"))
        .contains("ArithmeticException", "broken.ipynb, code cell 2, line 2:\n  --> a / 0");
    assertThat(cells.run("a")).contains(3);
    assertThat(cells.message("never")).contains("cannot find symbol");
    Files.writeString(folder.resolve("bad.jsh"), "int x = \"text\";");
    assertThat(cells.report("%load bad")).contains("CompilationError", "bad.jsh, line 1:");
  }

  @Test
  void an_interrupt_stops_the_notebook() throws Exception {
    notebook(
        "loop.ipynb",
        "\"java.nio.file.Files.createFile(java.nio.file.Path.of(\\\""
            + folder.resolve("mark")
            + "\\\"));\"",
        "\"while (true) { }\"",
        "\"int never = 1;\"");
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(() -> cells.failure("%load loop"));
    while (!Files.exists(folder.resolve("mark"))) {
      Thread.sleep(10);
    }
    Thread.sleep(300);
    cells.evaluator().interrupt();
    assertThat(cell.join().name()).isEqualTo("Interrupted");
    assertThat(cells.message("never")).contains("cannot find symbol");
  }

  @Test
  void explains_problems() throws Exception {
    Files.writeString(folder.resolve("no.ipynb"), "{}");
    Files.writeString(folder.resolve("torn.ipynb"), "{\"cells\": [");
    notebook("self.ipynb", "\"%load self\"");
    assertThat(cells.message("%load no")).contains("no.ipynb has no cells");
    assertThat(cells.message("%load torn")).contains("torn.ipynb is not a notebook, or is damaged");
    assertThat(cells.message("%load self")).contains("self.ipynb loads itself");
    assertThat(cells.message("%load -x no")).contains("there is no option -x");
    assertThat(cells.message("%load a b")).contains("put a name with spaces in double quotes");
    assertThat(cells.message("%load")).contains("for example %load setup.ipynb");
    assertThat(cells.message("%load slef"))
        .contains("there is no file", "Did you mean self.ipynb?");
  }
}
