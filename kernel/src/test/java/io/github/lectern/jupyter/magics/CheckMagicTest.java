package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMagicTest {
  private static final String OK = "No errors.\n";

  @TempDir static Path folder;
  private static MagicRunner cells;

  @BeforeAll
  static void declare() throws CellFailure {
    cells = new MagicRunner(folder);
    cells.run(
        "import java.util.*;",
        "import static java.lang.Math.abs;",
        "record Point(int x, int y) {}",
        "var points = List.of(new Point(1, 2));",
        "Point move(Point p, int by) { return new Point(p.x() + by, p.y()); }",
        "int count = 3;",
        "var anonymous = new Object() { int secret = 42; };");
  }

  @AfterAll
  static void close() {
    cells.close();
  }

  private static int errors(String report) {
    return (int) Pattern.compile("CompilationError: ").matcher(report).results().count();
  }

  @Test
  void a_cell_without_errors_does_not_run() throws CellFailure {
    assertThat(
            cells.printed(
                "%%check",
                "System.out.println(\"ran\");",
                "count = abs(move(points.get(0), 2).x());",
                "int fresh = count + anonymous.secret;",
                "String count = \"now a text\";",
                "class Point {}",
                "fresh"))
        .isEqualTo(OK);
    assertThat(cells.run("count")).contains(3);
    assertThat(cells.run("points.get(0).x()")).contains(1);
    assertThat(cells.message("fresh")).isEqualTo("cannot find symbol: variable fresh");
  }

  @Test
  void names_with_letters_of_other_alphabets_are_found() throws CellFailure {
    cells.run("int größe = 3;");
    assertThat(cells.printed("%check int doppelt = größe * 2;")).isEqualTo(OK);
  }

  @Test
  void names_and_counters_stay_as_they_are() throws CellFailure {
    Optional<Object> before = cells.run("new Object() {}.getClass().getEnclosingClass().getName()");
    var declared = cells.evaluator().declared(Declarations::imports);
    assertThat(cells.printed("%check import java.util.concurrent.*;")).isEqualTo(OK);
    assertThat(cells.printed("%check", "import java.nio.file.*; class A {} void f() {}", "1 + 1"))
        .isEqualTo(OK);
    assertThat(cells.evaluator().declared(Declarations::imports)).isEqualTo(declared);
    assertThat(cells.evaluator().declared(Declarations::types)).containsExactly("record Point");
    Optional<Object> after = cells.run("new Object() {}.getClass().getEnclosingClass().getName()");
    assertThat(number(after)).isEqualTo(number(before) + 1);
  }

  private static int number(Optional<Object> className) {
    return Integer.parseInt(className.orElseThrow().toString().replaceAll("\\D+", ""));
  }

  @Test
  void all_errors_of_the_cell_are_reported_as_running_it_would() {
    String report =
        cells.report(
            "%%check",
            "int a = \"one\";",
            "String b = a.length();",
            "void f() {",
            "  int i = true;",
            "  undeclared(i);",
            "  int j = \"two\";",
            "  int k = \"three\";",
            "  int l = \"four\";",
            "}",
            "points.get(0).z();");
    assertThat(errors(report)).isEqualTo(8);
    assertThat(report)
        .contains(
            "CompilationError: incompatible types: String cannot be converted to int\n"
                + "  cell [",
            "line 2:\n      int a = \"one\";\n              ^^^^^",
            "int cannot be dereferenced",
            "line 9:\n        int l = \"four\";",
            "line 11:\n      points.get(0).z();");
    String ofRun = cells.report("int a = \"one\";").replaceFirst("cell \\S+ line 1", "");
    assertThat(cells.report("%%check", "int a = \"one\";").replaceFirst("cell \\S+ line 2", ""))
        .isEqualTo(ofRun);
  }

  @Test
  void errors_that_follow_from_others_are_not_reported() {
    String report =
        cells.report(
            "%%check",
            "int size = \"wrong\";",
            "var broken = nothing();",
            "broken.run();",
            "class Shape { int area() { return \"big\"; } }",
            "Shape shape = new Shape();",
            "int twice(int x) { return \"x\"; }",
            "size = twice(size) + shape.area();",
            "boolean last = size;");
    assertThat(report)
        .contains("line 2:", "method nothing()", "line 5:", "line 7:", "line 9:")
        .doesNotContain("line 4:", "line 6:", "line 8:");
    assertThat(errors(report)).isEqualTo(5);
  }

  @Test
  void a_syntax_error_does_not_hide_other_errors() {
    String report =
        cells.report(
            "%%check",
            "int a = \"one\";", "System.out.println(a)", "a = 2;", "boolean b = a;", "f(");
    assertThat(report).contains("line 2:", "';' expected", "line 3:", "line 5:", "line 6:");
  }

  @Test
  void names_that_a_later_cell_may_declare_are_not_errors() throws CellFailure {
    assertThat(cells.printed("%%check", "int later() { return notYet(3); }")).isEqualTo(OK);
  }

  @Test
  void a_statement_on_the_line_and_magics_in_the_cell_are_checked() throws CellFailure {
    assertThat(cells.printed("%check count + 1")).isEqualTo(OK);
    assertThat(cells.report("%check count.size()"))
        .contains("      %check count.size()\n             ^^^", "int cannot be dereferenced");
    assertThat(cells.printed("%%check", "%who", "List<String> jars = %jars *.none", "jars.size()"))
        .isEqualTo(OK);
    assertThat(cells.report("%%check", "%%time", "count = true;")).contains("line 3:");
    assertThat(cells.message("%%check", "%nosuchmagic")).contains("%nosuchmagic is not a magic.");
  }

  @Test
  void explains_wrong_use() {
    assertThat(cells.message("%%check")).contains("expected code to check");
    assertThat(cells.message("%check", "// nothing")).contains("expected code to check");
    assertThat(cells.message("%%check count", "count")).startsWith("%%check");
    assertThat(cells.message("int a = 1;", "%check")).contains("must come first");
  }
}
