package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests redefinitions without the agent: JShell replaces the classes that use a new declaration.
 */
@Tag("slow")
class RedefinitionTest {
  private final CellRunner cells = new CellRunner();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void a_variable_of_another_type_keeps_its_value() throws CellFailure {
    cells.run("record P(int x) {}", "int n = new P(3).x();", "String s = \"a\" + new P(4);");
    cells.run("n = 8;");
    cells.run("record P(int x, int y) {}");

    assertThat(cells.value("n + s")).isEqualTo("8aP[x=4]");
    assertThat(cells.notices()).isEmpty();
  }

  @Test
  void a_variable_of_the_old_type_is_reset_with_a_notice() throws CellFailure {
    cells.run("record P(int x) {}", "var p = new P(3);", "java.util.List<P> all = null;");
    cells.run("all = java.util.List.of(p);");
    cells.run("record P(int x, int y) {}");

    assertThat(cells.notices())
        .containsExactly(
            "P has changed, and all and p were made with the old P, so they are now null."
                + " Rerun the cells that set them.");
    assertThat(cells.value("p == null && all == null")).isEqualTo(true);
  }

  @Test
  void a_variable_that_the_same_cell_sets_again_needs_no_notice() throws CellFailure {
    cells.run("record P(int x) {}", "var p = new P(3);");
    cells.run("record P(int x, int y) {}", "var p = new P(3, 4);");

    assertThat(cells.notices()).isEmpty();
    assertThat(cells.value("p.y()")).isEqualTo(4);
  }

  @Test
  void variables_of_an_imported_class_are_reset_when_a_type_takes_its_name() throws CellFailure {
    cells.run("import java.awt.Point;", "var one = new Point(1, 2);", "Point p = new Point(3, 4);");
    cells.run("var all = java.util.List.of(one);", "int x = p.x;");
    cells.run("class Point { }");

    assertThat(cells.value("x")).isEqualTo(3);
    assertThat(cells.value("\"\" + all + one + p")).isEqualTo("nullnullnull");
    assertThat(cells.notices())
        .containsExactly(
            "Point has changed, and all, one and p were made with the old Point, so they are now"
                + " null."
                + " Rerun the cells that set them.");
  }

  @Test
  void a_type_that_does_not_compile_does_not_hide_the_import_of_its_name() throws CellFailure {
    cells.run("import java.awt.Point;", "Point p = new Point(3, 4);");
    cells.failure("class Point { int x = \"3\"; }");

    assertThat(cells.value("p.x + new Point(5, 6).y")).isEqualTo(9);
    assertThat(cells.notices()).isEmpty();
  }

  @Test
  void a_method_that_no_longer_compiles_is_named_and_a_call_marks_its_line() throws CellFailure {
    cells.run("record P(int x) {}", "P make() {", "  return new P(1);", "}");
    cells.run("record P(int x, int y) {}");

    assertThat(cells.notices().get(0))
        .isEqualTo(
            "P has changed, and make (cell [1]) no longer compiles; correct it and rerun its"
                + " cell.\n"
                + "  P: expected (int, int) but got (int); the number of arguments differs");
    assertThat(cells.report("make()")).contains("cell [1], line 3:").contains("new P(1)");
  }

  @Test
  void a_method_with_another_result_type_keeps_the_variables_that_used_it() throws CellFailure {
    cells.run("int half(int n) { return n / 2; }", "int y = half(8);", "y += 1;");
    cells.run("String half(int n) { return n / 2 + \"\"; }");

    assertThat(cells.value("y")).isEqualTo(5);
    assertThat(cells.value("half(9)")).isEqualTo("4");
  }

  @Test
  void a_declaration_without_initializer_resets_the_variable() throws CellFailure {
    cells.run("int n = 5;");
    cells.run("int n;");
    assertThat(cells.value("n")).isEqualTo(0);
  }

  @Test
  void a_sealed_type_may_come_before_or_after_its_subtypes() throws CellFailure {
    cells.run("record A(int i) implements S {}", "sealed interface S {}", "S s = new A(2);");
    assertThat(cells.value("s instanceof A a ? a.i() : 0")).isEqualTo(2);
    cells.run("sealed interface T {", "  record B(int i) implements T {}", "}");
    assertThat(cells.value("((T) new T.B(3)) instanceof T.B b ? b.i() : 0")).isEqualTo(3);
  }
}
