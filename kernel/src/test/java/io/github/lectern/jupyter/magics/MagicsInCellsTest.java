package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.source.Cell;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class MagicsInCellsTest extends MagicTestBase {
  @Test
  void magics_run_in_order_with_the_code_around_them() throws Exception {
    assertThat(
            cells.run(
                "// a comment", "%who", "int a = 3;", "%who", "String b = \"%who\";", "a % 2"))
        .contains(1);
    assertThat(cells.output()).isEqualTo("no variables have been declared\nint a\n");
    assertThat(cells.run("a + 1;", "%who")).isEmpty();
  }

  @Test
  void a_cell_with_a_syntax_error_does_not_run_at_all() {
    assertThat(cells.report("int a = 3;", "%who", "if (a > 3) {"))
        .contains("CompilationError", "line 3:\n      if (a > 3) {");
    assertThat(cells.output()).isEmpty();
    assertThat(cells.message("a")).contains("cannot find symbol");
  }

  @Test
  void a_cell_with_an_unknown_magic_does_not_run_at_all() {
    assertThat(cells.message("int a = 3;", "%whoo"))
        .startsWith("%whoo is not a magic. Did you mean");
    assertThat(cells.message("a")).contains("cannot find symbol");
  }

  @Test
  void an_error_names_the_line_and_shows_it_as_it_was_written() {
    assertThat(cells.report("int a = 3;", "%who", "", "a / 0")).contains("line 4:\n  --> a / 0");
    assertThat(cells.report("int b = %pwd")).contains("line 1:\n  --> int b = %pwd");
  }

  @Test
  void a_magic_can_be_assigned_and_used_within_braces() throws Exception {
    assertThat(cells.run("String here = %pwd", "here")).contains(folder.toString());
    assertThat(cells.run("String again = %pwd;", "again.length()"))
        .contains(folder.toString().length());
    assertThat(cells.printed("if (true) {", "  %cd .", "}")).isEqualTo(folder + "\n");
  }

  @Test
  void a_cell_magic_below_java_is_refused() {
    assertThat(cells.failure("int a = 3;", "%%time", "a").name()).isEqualTo("MisplacedMagic");
  }

  @Test
  void positions_are_kept_for_completion() {
    assertThat(Magics.blankedOut("int a = 3;\n%who\na % 3")).isEqualTo("int a = 3;\n    \na % 3");
    assertThat(Magics.blankedOut("%%bash\nfor i; do")).isEqualTo("      \n         ");
    assertThat(Magics.blankedOut("%%time\n%who\na")).isEqualTo("      \n    \na");
    assertThat(Magics.blankedOut("var x = %jars a;\nx")).isEqualTo("var x = 0;      \nx");
    assertThat(Magics.blankedOut("%%time\n".repeat(3000) + "a"))
        .endsWith("\na")
        .doesNotContain("%");
  }

  @Test
  void commands_of_jshell_run_the_magic_that_does_the_same() throws Exception {
    cells.run(
        "import java.time.Year;",
        "int a = 3;",
        "int twice(int n) { return 2 * n; }",
        "record P(int x) {}");
    assertThat(cells.printed("/vars")).isEqualTo(cells.printed("%whos")).contains("a", "int", "3");
    assertThat(cells.printed("/methods")).isEqualTo("int twice(int)\n");
    assertThat(cells.printed("/types")).isEqualTo("record P\n");
    assertThat(cells.printed("/imports")).isEqualTo("import java.time.Year;\n");
    assertThat(cells.printed("/list"))
        .contains("cell [1]: int a = 3;\n", "cell [1]: record P(int x) {}\n");
    assertThat(cells.printed("/res")).isEqualTo("removed 4 declarations\n");
    assertThat(cells.printed("/vars")).isEqualTo("no variables have been declared\n");
    assertThat(cells.printed("/help time")).contains("%%time");
    assertThat(cells.message("/exit"))
        .contains("/exit is a command of jshell's terminal", "Kernel menu");
    assertThat(cells.message("/nonsense")).contains("%help lists what the kernel understands");
  }

  @Test
  void an_interrupt_between_two_parts_of_a_cell_stops_the_cell() throws Exception {
    Files.writeString(
        folder.resolve("two.ipynb"),
        "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"%who\"},"
            + " {\"cell_type\": \"code\", \"source\": \"int b = 4;\"}]}");
    cells.onPrint(cells.evaluator()::interrupt);
    assertThat(cells.failure("%who", "int a = 3;").name()).isEqualTo("Interrupted");
    assertThat(cells.failure("%load two").name()).isEqualTo("Interrupted");
    cells.onPrint(() -> {});
    assertThat(cells.printed("%who")).isEqualTo("no variables have been declared\n");
  }

  @Test
  void a_variable_of_an_undeclared_type_is_listed() throws Exception {
    cells.run("Later later;", "int a = 3;");
    assertThat(cells.printed("%whos"))
        .isEqualTo(
            """
            Variable  Type   Value
            a         int    3
            later     Later  (its type has not been declared)
            """);
    assertThat(cells.evaluator().inspect("later", 5).orElseThrow().text())
        .isEqualTo("Later later = (its type has not been declared)");
    cells.run("class Later {}");
    assertThat(cells.printed("%whos")).contains("Later  null\n");
  }

  @Test
  void list_shows_magics_as_they_were_written() throws Exception {
    cells.run("java.util.List<String> here = %jars \"a*\\b\"", "here");
    assertThat(cells.printed("%list")).contains("here = %jars \"a*\\b\"\n");
  }

  @Test
  void list_omits_cells_of_the_kernel() throws Exception {
    cells.evaluator().evaluate(new Cell(0, "for (int i = 0; i < 2; i++) {}").named(""));
    cells.run("int a = 3;");
    assertThat(cells.printed("%list")).isEqualTo("cell [1]: int a = 3;\n");
  }

  @Test
  void imports_lists_those_on_demand_but_none_of_the_kernels_own() throws Exception {
    cells
        .evaluator()
        .importAll(List.of("import java.util.function.*;", "lazy import java.math.*;"));
    cells.run("import java.time.Year;", "import javax.xml.transform.*;", "BigInteger.TEN");
    assertThat(cells.printed("%imports"))
        .isEqualTo(
            """
            import java.math.*;
            import java.util.function.*;
            import java.time.Year;
            import javax.xml.transform.*;
            """);
  }

  @Test
  void whos_shortens_values() throws Exception {
    cells.run("String s = \"x\".repeat(100);", "String t = \"a\\nb\";");
    assertThat(cells.printed("%whos"))
        .isEqualTo(
            "Variable  Type    Value\ns         String  "
                + "x".repeat(56)
                + " ...\nt         String  a ...\n");
    assertThat(cells.message("%whos -a")).contains("expected no arguments", "%whos? explains it");
  }
}
