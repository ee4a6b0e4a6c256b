package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests completion, inspection and completeness checks; "|" marks the cursor. */
class AssistanceTest {
  private static final CellRunner CELLS = new CellRunner();

  @BeforeAll
  static void declare() throws CellFailure {
    CELLS.run("import java.util.*;", "List<String> names = List.of(\"x\");", "int counter = 3;");
    CELLS.run("int twice(int number) { return 2 * number; }");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static Completion complete(String marked) {
    return CELLS.evaluator().complete(marked.replace("|", ""), marked.indexOf('|'));
  }

  private static List<String> texts(String marked) {
    return complete(marked).suggestions().stream().map(Completion.Suggestion::text).toList();
  }

  private static String inspect(String marked) {
    return CELLS
        .evaluator()
        .inspect(marked.replace("|", ""), marked.indexOf('|'))
        .map(Inspection::text)
        .orElse("nothing");
  }

  @Test
  void members_are_suggested_after_a_dot_and_those_of_object_come_last() {
    List<String> members = texts("names.|");
    assertThat(members).contains("size()", "stream()", "get(");
    assertThat(members.indexOf("size()")).isLessThan(members.indexOf("hashCode()"));
  }

  @Test
  void literals_are_suggested_where_a_value_is_allowed() {
    assertThat(texts("tru|")).startsWith("true");
    assertThat(texts("boolean off = fal|")).startsWith("false");
    assertThat(texts("Object none = nul|")).startsWith("null");
    assertThat(texts("if (counter > 1 && fa|")).contains("false");
    assertThat(complete("tru|").suggestions().get(0).type()).isEqualTo("keyword");
  }

  @Test
  void literals_are_not_suggested_elsewhere() {
    for (String typed : List.of("names.tru|", "new nul|", "import fal|", "counter + |")) {
      assertThat(texts(typed)).as(typed).doesNotContain("true", "false", "null");
    }
  }

  @Test
  void the_word_before_the_cursor_is_replaced() {
    Completion completion = complete("int a = 1;\nnames.isEm|pty");
    assertThat(completion.suggestions())
        .extracting(Completion.Suggestion::text)
        .containsExactly("isEmpty()");
    assertThat(completion.start()).isEqualTo("int a = 1;\nnames.".length());
    assertThat(completion.end()).isEqualTo("int a = 1;\nnames.isEm".length());
  }

  @Test
  void variables_of_earlier_cells_and_of_this_cell_are_known() {
    assertThat(texts("cou|")).contains("counter");
    assertThat(texts("var freshName = List.of(1);\nfresh|")).containsExactly("freshName");
    assertThat(texts("var freshList = List.of(1);\nfreshList.isE|")).containsExactly("isEmpty()");
  }

  @Test
  void nothing_but_file_names_and_names_of_the_DSL_completes_a_string() {
    assertThat(complete("String s = \"|").suggestions()).isEmpty();
    assertThat(complete("\"a\\\"na|").suggestions()).isEmpty();
    assertThat(complete("String s = \"|").end()).isEqualTo("String s = \"".length());
    assertThat(complete("var q = '\"' + \"a\".length() + nam|").suggestions()).isNotEmpty();
  }

  @Test
  void completion_works_after_an_import_or_class_in_the_same_cell() {
    assertThat(texts("import java.time.*;\nclass A { }\nint local = 1;\nnames.isE|"))
        .containsExactly("isEmpty()");
  }

  @Test
  void suggestions_of_the_expected_type_come_first() {
    assertThat(texts("int result = |")).startsWith("counter");
    assertThat(texts("twice(|").get(0)).isEqualTo("counter");
  }

  @Test
  void own_names_come_before_imported_ones_and_are_not_cut_off() throws CellFailure {
    CELLS.run("import java.util.concurrent.*;", "import java.util.function.*;");
    for (String typed : List.of("|", "counter + |", "if (|", "for (int i = 0; i < |")) {
      List<String> offered = texts(typed);
      assertThat(offered).as(typed).hasSize(300).contains("counter", "twice(", "names");
      assertThat(offered.indexOf("counter")).isLessThan(offered.indexOf("ArrayList"));
    }
    assertThat(texts("int local = 1;\ncounter + |")).contains("local");
  }

  @Test
  void variables_methods_and_classes_have_different_types() throws CellFailure {
    CELLS.run("double[] X = {};");
    assertThat(complete("X|").suggestions())
        .contains(new Completion.Suggestion("X", "instance", Optional.empty()));
    assertThat(complete("twi|").suggestions())
        .containsExactly(
            new Completion.Suggestion("twice(", "function", Optional.of("(int number)")));
    assertThat(complete("ArrayLis|").suggestions())
        .contains(new Completion.Suggestion("ArrayList", "class", Optional.empty()));
  }

  @Test
  void overloads_are_counted() {
    assertThat(complete("names.subLi|").suggestions().get(0).signature().orElseThrow())
        .matches("\\(int\\b.*, int\\b.*\\)");
    assertThat(complete("\"a\".substrin|").suggestions().get(0).signature().orElseThrow())
        .matches("\\(int\\b.*\\) and 1 more");
  }

  @Test
  void constructors_come_first_where_an_object_is_expected() throws CellFailure {
    CELLS.run("interface Shape {}", "class Square implements Shape { Square(int side) {} }");
    CELLS.run("void draw(Shape shape) {}");

    assertThat(texts("draw(|").get(0)).isEqualTo("new Square(");
    assertThat(texts("draw(ne|").get(0)).isEqualTo("new Square(");
    assertThat(texts("Shape s = |")).startsWith("new Square(");
    assertThat(texts("Object any = |")).noneMatch(text -> text.startsWith("new "));
  }

  @Test
  void a_variable_is_shown_with_its_type_and_value() {
    assertThat(inspect("coun|ter")).isEqualTo("int counter = 3");
    assertThat(inspect("names|.size()")).isEqualTo("List<String> names = [x]");
  }

  @Test
  void a_to_string_that_fails_or_never_returns_is_reported() throws Exception {
    CELLS.run(
        "class Slow { public String toString() { while (true) {} } }", "var slow = new Slow();");
    CELLS.run(
        "class Bad { public String toString() { throw new IllegalStateException(\"bad\"); } }",
        "var bad = new Bad();");

    assertThat(inspect("slow|")).isEqualTo("Slow slow = (toString() takes too long)");
    assertThat(inspect("bad|"))
        .isEqualTo("Bad bad = (toString() failed: java.lang.IllegalStateException: bad)");
    for (int i = 0; i < 500 && timedCallRuns(); i++) {
      Thread.sleep(10);
    }
    assertThat(timedCallRuns()).isFalse();
  }

  private static boolean timedCallRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("lectern-timed-call"));
  }

  @Test
  void a_method_is_shown_with_its_signature_anywhere_in_the_call() {
    assertThat(inspect("twi|ce(1)")).contains("twice(int number)");
    assertThat(inspect("twice(|")).contains("twice(int number)");
    assertThat(inspect("twice(1, |")).contains("twice(int number)");
    assertThat(inspect("names.subLi|st(0, 1)")).contains("subList(int");
  }

  @Test
  void an_unknown_name_has_no_documentation() {
    assertThat(inspect("unknow|n")).isEqualTo("nothing");
    assertThat(inspect("|")).isEqualTo("nothing");
  }

  @Test
  void completion_answers_while_a_cell_runs() throws Exception {
    CellSignal.BEGUN.drainPermits();
    CompletableFuture<CellFailure> cell =
        CompletableFuture.supplyAsync(
            () ->
                CELLS.failure(
                    "io.github.lectern.jupyter.eval.CellSignal.begin();\nwhile (true) {}"));
    assertThat(CellSignal.BEGUN.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(200);

    long start = System.nanoTime();
    assertThat(texts("names.isE|")).containsExactly("isEmpty()");
    assertThat(inspect("counter|")).isEqualTo("int counter = 3");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

    CELLS.interrupt();
    assertThat(cell.get(60, TimeUnit.SECONDS).name()).isEqualTo("Interrupted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import = 7q",
        "x = = 3",
        "int 7q = 3;",
        "int a = 1;\nint 7q = 3;\na",
        "1 +* 2",
        "void f() { x = = 3; }",
        "void f() {\n  x = = 3;\n",
        "class A { int 7q = 3; }"
      })
  void a_syntax_error_that_nothing_can_repair_is_invalid(String code) {
    assertThat(CELLS.evaluator().parse(code).state()).isEqualTo(CompletenessResult.State.INVALID);
  }

  @Test
  void a_cell_is_complete_incomplete_or_invalid() {
    JavaEvaluator evaluator = CELLS.evaluator();
    assertThat(evaluator.parse("int a = 1;\na + 1").state())
        .isEqualTo(CompletenessResult.State.COMPLETE);
    assertThat(evaluator.parse("").state()).isEqualTo(CompletenessResult.State.COMPLETE);
    assertThat(evaluator.parse("int a = ;\n1").state()).isEqualTo(CompletenessResult.State.INVALID);
    assertThat(evaluator.parse("int a = 1; /* and so on").state())
        .isEqualTo(CompletenessResult.State.INCOMPLETE);
    assertThat(evaluator.parse("for (;;) {"))
        .isEqualTo(new CompletenessResult(CompletenessResult.State.INCOMPLETE, "  "));
    assertThat(evaluator.parse("  for (;;) {\n    int i = 0;"))
        .isEqualTo(new CompletenessResult(CompletenessResult.State.INCOMPLETE, "    "));
  }
}
