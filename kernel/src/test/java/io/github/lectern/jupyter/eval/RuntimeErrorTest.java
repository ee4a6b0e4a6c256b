package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RuntimeErrorTest {
  private static final CellRunner CELLS = new CellRunner();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void the_message_comes_first_and_the_line_is_shown() throws CellFailure {
    CELLS.run("int zero = 0;");
    String report = CELLS.report("int ten = 10;", "", "ten / zero");

    assertThat(report.lines().findFirst()).contains("ArithmeticException: / by zero");
    assertThat(report).contains("line 3:\n  --> ten / zero\n  Try: ");
  }

  @Test
  void frames_are_listed_innermost_first_across_cells() throws CellFailure {
    CELLS.run("void inner(int i) {", "  throw new IllegalStateException(\"no \" + i);", "}");
    String report = CELLS.report("void outer() {", "  inner(3);", "}", "outer();");

    assertThat(report)
        .containsSubsequence(
            "IllegalStateException: no 3",
            "line 2, in inner:",
            "--> throw new IllegalStateException(\"no \" + i);",
            "line 2, in outer:",
            "--> inner(3);",
            "line 4:",
            "--> outer();");
  }

  @Test
  void assertions_are_enabled_in_cells() throws CellFailure {
    assertThat(CELLS.report("assert 2 > 1;", "assert 1 > 2;"))
        .startsWith("AssertionError\n")
        .contains("--> assert 1 > 2;");
    assertThat(CELLS.failure("assert 1 > 2 : \"one is less\";")).hasMessage("one is less");
    assertThat(CELLS.value("int six(int i) { assert i > 0; return 6; }", "six(1)")).isEqualTo(6);
  }

  @Test
  void types_are_shown_without_packages() {
    assertThat(CELLS.failure("java.util.List<String> none = null;", "none.size()"))
        .hasMessage("Cannot invoke \"List.size()\" because \"none\" is null");
    assertThat(CELLS.failure("throw new ClassNotFoundException(\"org.other.Thing\")"))
        .hasMessage("org.other.Thing");
  }

  @Test
  void the_shapes_of_the_tensors_in_the_line_are_those_of_the_current_variables()
      throws CellFailure {
    for (String before : List.of("int a = 1;", "", "int a = 1;")) { // JShell reuses its classes
      CELLS.reset();
      CELLS.run(before, "var matrix = org.nd4j.linalg.factory.Nd4j.ones(4, 3);");
      CELLS.run("var row = org.nd4j.linalg.factory.Nd4j.ones(2);");
      assertThat(CELLS.report("var larger = matrix.gt(row);"))
          .contains("  Shapes: matrix [4, 3], row [2]\n  Try: use two tensors of the same shape");
    }
  }

  @Test
  void tensors_in_methods_and_blocks_are_not_confused_with_variables_of_the_same_name()
      throws CellFailure {
    CELLS.run("var one = org.nd4j.linalg.factory.Nd4j.ones(1);");
    CELLS.run("var two = org.nd4j.linalg.factory.Nd4j.ones(4, 3);");
    String method = "void larger(org.nd4j.linalg.api.ndarray.INDArray one) {\n  two.gt(one);\n}";
    CELLS.run(method);
    assertThat(CELLS.report("larger(org.nd4j.linalg.factory.Nd4j.ones(2))"))
        .contains("Shapes must be broadcastable", "Try: ")
        .doesNotContain("Shapes: ");
  }

  @Test
  void causes_are_kept() {
    String report =
        CELLS.report(
            "try { Integer.parseInt(\"x\"); }",
            "catch (NumberFormatException e) { throw new RuntimeException(\"no number\", e); }");

    assertThat(report)
        .containsSubsequence(
            "RuntimeException: no number",
            "Caused by NumberFormatException: For input string: \"x\"");
  }

  @Test
  void frames_of_jshell_and_the_kernel_are_hidden() {
    assertThat(CELLS.report("java.util.Objects.requireNonNull(System.getenv(\"none\"));"))
        .contains("inside Objects.requireNonNull")
        .doesNotContain("REPL", "$JShell", "jdk.jshell", "do_it$", "lectern");
  }

  @Test
  void the_only_call_in_a_line_is_not_named_again() {
    assertThat(CELLS.report("Integer.parseInt(\"x\");")).doesNotContain("inside");
    assertThat(CELLS.report("java.util.List.of(1).iterator().remove();")).doesNotContain("inside");
  }

  @Test
  void an_exception_in_a_lambda_is_reported_for_the_enclosing_method() {
    assertThat(CELLS.report("java.util.Comparator.comparing(x -> (String) null).compare(1, 2);"))
        .contains("inside Comparator.comparing\n")
        .doesNotContain("lambda$");
  }

  @Test
  void endless_recursion_is_reported_in_a_few_lines() throws CellFailure {
    CELLS.run("int down(int n) { return down(n + 1); }");
    String report = CELLS.report("down(0)");

    assertThat(report).startsWith("StackOverflowError").contains("times)");
    assertThat(report.lines().count()).isLessThan(10);
  }

  @Test
  void the_middle_of_a_long_chain_of_calls_is_counted() throws CellFailure {
    CELLS.run("int last(int n) { return 1 / n; }");
    CELLS.run("int fifth(int n) { return last(n); }", "int fourth(int n) { return fifth(n); }");
    CELLS.run("int third(int n) { return fourth(n); }", "int second(int n) { return third(n); }");
    CELLS.run("int first(int n) { return second(n); }");

    assertThat(CELLS.report("first(0)")).contains("\n  ... 1 more call\n");
    CELLS.run("int outer(int n) { return first(n); }");
    assertThat(CELLS.report("outer(0)")).contains("\n  ... 2 more calls\n");
  }

  @Test
  void a_hint_about_elements_is_given_only_for_collections() {
    assertThat(CELLS.report("java.util.List.of().iterator().next();")).contains("Try: check first");
    assertThat(CELLS.report("throw new java.util.NoSuchElementException(\"the input has ended\");"))
        .doesNotContain("Try: ");
  }

  @Test
  void a_failing_cell_keeps_what_it_declared_before() throws CellFailure {
    CELLS.failure("int before = 5;", "int bad = before / 0;");
    assertThat(CELLS.value("before")).isEqualTo(5);
  }

  @Test
  void an_exception_during_rendering_is_a_failure_of_the_cell() {
    JavaEvaluator evaluator = CELLS.evaluator();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                CellFailure.class,
                () ->
                    evaluator.call(
                        () -> {
                          throw new StackOverflowError();
                        })))
        .extracting(CellFailure::name)
        .isEqualTo("StackOverflowError");
  }
}
