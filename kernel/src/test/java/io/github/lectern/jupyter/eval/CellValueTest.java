package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CellValueTest {
  private static final CellRunner CELLS = new CellRunner();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void the_last_expression_is_the_value() throws CellFailure {
    assertThat(CELLS.value("int a = 3;", "int b = 4;", "a * b")).isEqualTo(12);
  }

  @Test
  void an_expression_with_a_semicolon_is_also_shown() throws CellFailure {
    assertThat(CELLS.value("\"x\".repeat(3);")).isEqualTo("xxx");
  }

  @Test
  void the_value_is_the_object_itself() throws CellFailure {
    CELLS.run("var list = new java.util.ArrayList<Integer>();");
    assertThat(CELLS.value("list")).isSameAs(CELLS.value("list"));
  }

  @Test
  void the_value_of_an_expression_is_kept_until_the_next_cell_at_most() throws CellFailure {
    WeakReference<Object> value = new WeakReference<>(CELLS.value("new int[1000]"));
    CELLS.run("int other = 1;");
    System.gc();
    assertThat(value.get()).isNull();
  }

  @Test
  void declarations_and_assignments_show_nothing() throws CellFailure {
    assertThat(CELLS.run("int c = 5;")).isEmpty();
    assertThat(CELLS.run("c = 6")).isEmpty();
    assertThat(CELLS.run("int twice(int i) { return 2 * i; }")).isEmpty();
    assertThat(CELLS.run("import java.time.Duration;")).isEmpty();
  }

  @Test
  void a_declaration_after_an_expression_shows_nothing() throws CellFailure {
    assertThat(CELLS.run("1 + 1;", "int d = 5;")).isEmpty();
  }

  @Test
  void null_and_void_show_nothing() throws CellFailure {
    assertThat(CELLS.run("(String) null")).isEmpty();
    assertThat(CELLS.run("java.util.List.of().forEach(x -> {})")).isEmpty();
  }

  @Test
  void comments_and_blank_lines_are_allowed_everywhere() throws CellFailure {
    assertThat(CELLS.run("// nothing", "/* at all */", "")).isEmpty();
    assertThat(CELLS.value("// first", "", "int e = 1; // one", "/* then */ e + 1 // two"))
        .isEqualTo(2);
  }

  @Test
  void names_may_be_used_before_they_are_declared_in_the_same_cell() throws CellFailure {
    assertThat(
            CELLS.value(
                "int even(int n) { return n == 0 ? 1 : odd(n - 1); }",
                "int odd(int n) { return n == 0 ? 0 : even(n - 1); }",
                "even(10)"))
        .isEqualTo(1);
  }

  @Test
  void a_sealed_interface_and_its_records_may_be_in_one_cell() throws CellFailure {
    assertThat(
            CELLS.value(
                "sealed interface Shape permits Disc, Square {}",
                "record Disc(double r) implements Shape {}",
                "record Square(double a) implements Shape {}",
                "new Square(2)"))
        .hasToString("Square[a=2.0]");
  }

  @Test
  void a_long_loop_and_an_if_with_else_are_one_statement_each() throws CellFailure {
    assertThat(
            CELLS.value(
                "int sum = 0;",
                "for (int i = 0; i < 10; i++) {",
                "  sum += i;",
                "}",
                "if (sum > 40) {",
                "  sum = -sum;",
                "}",
                "else {",
                "  sum = 0;",
                "}",
                "sum"))
        .isEqualTo(-45);
  }

  @Test
  void a_case_of_a_switch_may_throw() throws CellFailure {
    CELLS.run(
        "String season(int month) {",
        "  return switch (month) {",
        "    case 12, 1, 2 -> \"winter\";",
        "    default -> throw new IllegalStateException(\"-> throw\" + month);",
        "  };",
        "}",
        "int days = switch (\"May\") { case \"May\" -> 31; default -> throw new Error(); };");
    assertThat(CELLS.value("season(1) + days")).isEqualTo("winter31");
    assertThat(CELLS.report("int before = 1;", "season(7)"))
        .startsWith("IllegalStateException: -> throw7");
    assertThat(
            CELLS.value(
                "switch (days) { case 31 -> days++; default -> throw new Error(); }", "days"))
        .isEqualTo(32);
  }

  @Test
  void cells_share_classes_with_the_kernel() throws CellFailure {
    assertThat(CELLS.value("new io.github.lectern.jupyter.eval.source.Cell(1, \"x\")"))
        .isEqualTo(new Cell(1, "x"));
  }

  @Test
  void final_is_ignored_with_a_warning_where_jshell_ignores_it() throws CellFailure {
    CELLS.notices();
    assertThat(CELLS.value("final int MAX = 3;", "MAX = 4;", "MAX")).isEqualTo(4);
    assertThat(CELLS.notices())
        .containsExactly("'final' is ignored outside classes and methods: MAX can be changed.");
    CELLS.run("@Deprecated public static /* so */ final double a = 1, b = 2;");
    assertThat(CELLS.notices()).hasSize(2);
    CELLS.run(
        "final class Sure { final int x = 3; }", "int finally_ = 3;", "String s = \"final\";");
    CELLS.run("int three() { final int x = 3; return x; }", "final int four() { return 4; }");
    assertThat(CELLS.notices()).isEmpty();
  }

  @Test
  void variables_are_kept_from_cell_to_cell() throws CellFailure {
    CELLS.run("var names = java.util.List.of(\"a\", \"b\");");
    CELLS.run("import java.util.stream.*;");
    assertThat(CELLS.value("names.stream().map(n -> n + n).collect(Collectors.toList())"))
        .isEqualTo(List.of("aa", "bb"));
  }

  /** Lombok generates such texts. */
  @Test
  void toString_does_not_name_the_wrapper_of_its_class() throws CellFailure {
    CELLS.run(
        "class Point {",
        "  int x = 3;",
        "  String name() { return \"$JShell$1.Point\"; }",
        "  public String toString() { return \"$JShell$1.Point(x=\" + x + \")\"; }",
        "}",
        "class Fixed { public String toString() { return \"$JShell$12B.Fixed()\"; } }");
    assertThat(CELLS.value("\"\" + new Point()")).isEqualTo("Point(x=3)");
    assertThat(CELLS.value("\"\" + new Fixed()")).isEqualTo("Fixed()");
    assertThat(CELLS.value("new Point().name()")).isEqualTo("$JShell$1.Point");
  }
}
