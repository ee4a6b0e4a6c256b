package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.imports.PublicTypes;
import io.github.lectern.jupyter.eval.imports.StaticMembers;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileErrorTest {
  private static final CellRunner CELLS = new CellRunner();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void the_message_comes_first_and_the_position_is_marked() {
    CellFailure failure = CELLS.failure("int a = 1;", "", "int b = \"two\";");

    assertThat(failure.name()).isEqualTo("CompilationError");
    assertThat(failure).hasMessage("incompatible types: String cannot be converted to int");
    assertThat(CELLS.report("int a = 1;", "", "int b = \"two\";").replaceFirst("\\d+]", "N]"))
        .isEqualTo(
            """
            CompilationError: incompatible types: String cannot be converted to int
              cell [N], line 3:
                  int b = "two";
                          ^^^^^
              Try: write the number without quotes, or use Integer.parseInt(text)\
            """);
  }

  @Test
  void code_that_would_be_lost_or_break_later_cells_is_rejected() {
    assertThat(CELLS.failure("int b = 1;", "/* and so on"))
        .hasMessageContaining("unclosed comment");
    assertThat(CELLS.failure("var c = \"/*\" + '\\''; // /*", "/* x */ int d = ("))
        .hasMessageNotContaining("comment");
    assertThat(CELLS.failure("class Object { }")).hasMessageContaining("choose another name");
    assertThat(CELLS.failure("int " + "a".repeat(70_000) + " = 1;"))
        .hasMessage(
            "a name may have at most 10000 characters, but this one has 70000;"
                + " choose a shorter one");
  }

  private static ImportPrecedence noImports(JShell shell) {
    StaticMembers members = new StaticMembers(CompileErrorTest.class.getClassLoader());
    return new ImportPrecedence(shell, new PublicTypes(), members, new VariableStore());
  }

  @Test
  void a_cell_that_is_rejected_without_an_error_gets_a_next_step() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      CellFailure failure =
          new CompileReport(shell.sourceCodeAnalysis(), noImports(shell))
              .rejected(new SourceMap.Origin(new Cell(1, "x"), 0), List.of());
      assertThat(failure).hasMessageContaining("run its statements one by one");
      assertThat(failure.report()).singleElement().asString().endsWith(failure.getMessage());
    }
  }

  @Test
  void a_return_outside_a_method_is_rejected() throws CellFailure {
    CELLS.run("int calls = 0;", "int call() { return ++calls; }");
    assertThat(CELLS.failure("return call();")).hasMessage("return outside of a method");
    assertThat(CELLS.value("calls")).isEqualTo(0);
    assertThat(CELLS.value("int returned = 3;", "returned")).isEqualTo(3);
  }

  @Test
  void an_unknown_name_is_reported_on_one_line_without_inner_classes() {
    assertThat(CELLS.failure("tota + 1")).hasMessage("cannot find symbol: variable tota");
    assertThat(CELLS.failure("foo(1, \"a\")"))
        .hasMessage("cannot find symbol: method foo(int,String)");
  }

  @Test
  void a_shortened_member_is_suggested_in_full() throws CellFailure {
    CELLS.run("var shades = new java.util.ArrayList<String>();");

    assertThat(CELLS.report("shades.ad(\"grey\")")).contains("  Did you mean add(...)?");
    assertThat(CELLS.report("shades.zz(\"grey\")")).doesNotContain("Did you mean");
  }

  @Test
  void a_variable_that_is_called_like_a_method_gets_the_call_of_its_type() throws CellFailure {
    CELLS.run(
        "java.util.function.IntSupplier dice = () -> 4;",
        "interface Rule { int next(int n); }",
        "Rule rule = n -> n + 1;");

    assertThat(CELLS.report("int six = dice() + 2;"))
        .contains(
            "  dice is a variable of the type IntSupplier, not a method; call dice.getAsInt()");
    assertThat(CELLS.report("rule(1)"))
        .contains("rule is a variable of the type Rule, not a method; press Tab after \"rule.\"");
    assertThat(CELLS.report("for (var one : java.util.List.of(rule)) { one(1); }"))
        .contains("one is a variable, not a method; if it holds a lambda, call the method");
    assertThat(CELLS.report("dice.dice()")).doesNotContain("is a variable of the type");
    assertThat(CELLS.report("nice()")).doesNotContain("is a variable");
  }

  @Test
  void wrong_arguments_are_reported_with_the_expected_ones() throws CellFailure {
    CELLS.run("void scale(int[] values, double... factors) {}");

    assertThat(CELLS.failure("scale(new int[0], \"two\")"))
        .hasMessage(
            "scale: expected (int[], double...) but got (int[], String);"
                + " String cannot be converted to double");
    assertThat(CELLS.failure("scale()"))
        .hasMessage(
            "scale: expected (int[], double[]) but got (); the number of arguments differs");
  }

  @Test
  void a_call_that_fits_no_overload_is_reported_with_some_overloads() {
    assertThat(CELLS.failure("System.out.println(1, 2)"))
        .hasMessageMatching(
            "println: no overload takes \\(int, int\\);"
                + " the overloads take (\\(\\w*\\),? ){4}and others");
    assertThat(CELLS.failure("java.util.Collections.max(1)"))
        .hasMessage(
            "max: no overload takes (int); the overloads take (Collection<? extends T>),"
                + " (Collection<? extends T>, Comparator<? super T>)");
  }

  @Test
  void calling_a_method_that_uses_an_undeclared_name_is_an_error() {
    assertThat(CELLS.report("int f(int n) {", "  return n + helper(n);", "}", "f(3)"))
        .startsWith("CompilationError: cannot find symbol: method helper(int)")
        .contains("  return n + helper(n);\n" + " ".repeat(19) + "^^^^^^\n");
  }

  @Test
  void the_import_of_an_unknown_class_is_suggested() {
    assertThat(CELLS.report("Scanner in = new Scanner(System.in);"))
        .contains("To use Scanner: import java.util.Scanner;");
  }

  @Test
  void a_cell_with_a_syntax_error_is_not_started() throws CellFailure {
    CELLS.run("int runs = 0;");
    CellFailure failure = CELLS.failure("runs++;", "for (int i = 0; i < 3; i++ {", "}");

    assertThat(failure).hasMessage("')' expected");
    assertThat(CELLS.value("runs")).isEqualTo(0);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_loop_or_condition_without_a_body_is_reported_at_the_end() throws CellFailure {
    CELLS.run("int begun = 0;");
    for (String head : List.of("for (int i = 0; i < 3; i++)", "while (true)", "if (true) // so")) {
      for (String before : List.of("", "begun++;\n")) {
        String code = before + head;
        assertThat(CELLS.failure(code)).as(code).hasMessage("statement expected");
        assertThat(CELLS.evaluator().parse(code).state())
            .isEqualTo(CompletenessResult.State.INCOMPLETE);
        String begun = code + (code.endsWith("so") ? "\n" : " ") + "beg";
        assertThat(CELLS.evaluator().complete(begun, begun.length()).suggestions())
            .extracting(Completion.Suggestion::text)
            .contains("begun");
      }
    }
    assertThat(CELLS.value("begun")).isEqualTo(0);
    assertThat(CELLS.report("int c = 1;", "while (c > 0)"))
        .contains("line 2:\n      while (c > 0)\n                   ^\n  Try: ");
  }

  @Test
  void a_missing_brace_is_reported_at_the_end() {
    assertThat(CELLS.failure("void g() {", "  int i = 0;"))
        .hasMessage("reached end of file while parsing");
  }

  @Test
  void a_missing_semicolon_is_marked_where_it_belongs() {
    assertThat(CELLS.report("int a = 1", "int b = 2;"))
        .contains("      int a = 1\n               ^\n  Try: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int b = 2\nSystem.out.println(b);",
        "Math.abs(1)\nMath.abs(2);",
        "for (int i = 0; i < 2; i++) { Math.abs(i) }",
        "import java.util.List\nimport java.util.Set;",
        "void f() { Math.abs(1) }\nint c = 1;"
      })
  void a_syntax_error_in_the_middle_keeps_the_statements_above_it_from_running(String rest)
      throws CellFailure {
    CELLS.run("int above = 0;");
    assertThat(CELLS.report("above = 1;", rest)).contains("CompilationError: ';' expected");
    assertThat(CELLS.value("above")).isEqualTo(0);
  }

  @Test
  void code_that_only_one_kind_of_context_allows_runs() throws CellFailure {
    CELLS.run(
        "import static java.lang.Math.*;",
        "public static int start = 3;",
        "static <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }",
        "record Pair<A, B>(A a, B b) { Pair { if (a == null) throw new RuntimeException(); } }",
        "enum Color { RED, GREEN }",
        "@FunctionalInterface interface Op { int apply(int x); }",
        "Op twice = x -> { return 2 * x; };");
    assertThat(CELLS.value("int r = twice.apply(start);", "larger(r, abs(-4))")).isEqualTo(6);
  }

  @Test
  void an_error_inside_a_class_is_marked_in_its_line() {
    assertThat(
            CELLS.report(
                "// a comment before it",
                "class Counter {",
                "  private int n;",
                "  String next() { return n++; }",
                "}"))
        .contains("line 4:")
        .contains("incompatible types: int cannot be converted to String");
  }

  @Test
  void statements_before_a_wrong_one_have_run() throws CellFailure {
    CELLS.failure("int kept = 7;", "int wrong = kept.length();");
    assertThat(CELLS.value("kept")).isEqualTo(7);
  }
}
