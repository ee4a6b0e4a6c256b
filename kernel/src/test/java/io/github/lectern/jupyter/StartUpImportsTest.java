package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartUpImportsTest {
  private static JavaEvaluator evaluator;
  private static List<String> imports;

  @BeforeAll
  static void start() throws IOException {
    evaluator = JavaEvaluator.start(ClassPath.entries(), String::valueOf, notice -> {});
    imports = StartUpImports.read(StartUpImports.class.getClassLoader());
    assertThat(evaluator.importAll(imports)).isEmpty();
  }

  @AfterAll
  static void close() {
    evaluator.close();
  }

  @BeforeEach
  void forgetEarlierTests() {
    evaluator.reset();
  }

  private static Object run(String code) throws CellFailure {
    return evaluator.evaluate(new Cell(1, code)).orElse("nothing");
  }

  @Test
  void imports_collections_streams_and_the_dsl() throws CellFailure {
    assertThat(run("List.of(3, 4).stream().map(i -> i + 1).collect(Collectors.toList())"))
        .isEqualTo(List.of(4, 5));
    assertThat(run("epochs(20).getClass().getSimpleName()")).isEqualTo("Epochs");
    assertThat(run("new Dense(3, activation(\"relu\")).getClass().getSimpleName()"))
        .isEqualTo("Dense");
  }

  @Test
  void a_student_may_reuse_names_of_the_dsl() throws CellFailure {
    run("double loss(double a, double b) { return (a - b) * (a - b); }");
    assertThat(run("loss(3, 1)")).isEqualTo(4.0);
    run("class Dense { int units = 7; }");
    assertThat(run("new Dense().units")).isEqualTo(7);
    run("class LiveChart { int units = 8; }");
    assertThat(run("new LiveChart().units")).isEqualTo(8);
    assertThat(run("epochs(2).getClass().getSimpleName()")).isEqualTo("Epochs");
  }

  @Test
  void imported_overloads_stay_beside_a_students_method() throws CellFailure {
    run("double metrics(double a, double b) { return a / b; }");
    assertThat(run("metrics(1, 4)")).isEqualTo(0.25);
    assertThat(run("metrics(\"accuracy\").getClass().getSimpleName()")).isEqualTo("MetricsChoice");
    run("import static java.lang.Math.*;");
    run("int max(String s) throws IllegalStateException {\n  return s.length();\n}");
    assertThat(run("max(\"abc\") + max(3, 4)")).isEqualTo(7);
    run("int max(String s) { return 2 * s.length(); }");
    assertThat(run("max(\"abc\") + max(3, 4)")).isEqualTo(10);
  }

  @Test
  void methods_imported_from_a_nested_class_may_be_overloaded_and_replaced() throws CellFailure {
    run("import static java.util.Map.Entry.*;");
    run("int comparingByKey(String s) { return s.length(); }");
    assertThat(run("comparingByKey(\"abc\") + \" \" + (comparingByKey() != null)"))
        .isEqualTo("3 true");
    run("import static java.util.Map.Entry.comparingByValue;");
    run("String comparingByValue() { return \"own\"; }");
    assertThat(run("comparingByValue()")).isEqualTo("own");
  }

  /** As in the lecture's first exercise. */
  @Test
  void a_students_method_replaces_an_imported_one_with_the_same_parameters() throws CellFailure {
    assertThat(run("sigmoid(Nd4j.zeros(2)).getDouble(0)")).isEqualTo(0.5);
    run("INDArray sigmoid(INDArray x) { return x.mul(7); }");
    assertThat(run("sigmoid(Nd4j.ones(2)).getDouble(0)")).isEqualTo(7.0);
    assertThat(run("softmax(Nd4j.zeros(1, 2)).getDouble(0)")).isEqualTo(0.5);
    run("String softmax(String... z) { return z[0]; }");
    assertThat(run("softmax(\"a\", \"b\")")).isEqualTo("a");
    assertThat(run("softmax(Nd4j.zeros(1, 2)).getDouble(0)")).isEqualTo(0.5);
    run("double[] softmax(double... z) { return z; }");
    assertThat((double[]) run("softmax(1, 2)")).containsExactly(1, 2);
    run("Object callbacks(Callback... given) { return given.length; }");
    assertThat(run("callbacks(null, null)")).isEqualTo(2);
    run("String patience(int n) { return \"own \" + n; }");
    assertThat(run("patience(3)")).isEqualTo("own 3");
    evaluator.reset();
    assertThat(run("sigmoid(Nd4j.zeros(2)).getDouble(0)")).isEqualTo(0.5);
    assertThat(run("patience(3).getClass().getSimpleName()")).isEqualTo("Patience");
  }

  @Test
  void a_students_overloads_of_imported_methods_can_be_redeclared_in_any_order()
      throws CellFailure {
    run("import static java.lang.Math.*;");
    run("double exp(String s) { return 1; }");
    assertThat(run("exp(\"\") + exp(0)")).isEqualTo(2.0);
    run("double exp(double x) { return 42; }");
    assertThat(run("exp(\"\") + exp(0) + sqrt(4)")).isEqualTo(45.0);
    run("double exp(String s) { return 2; }");
    assertThat(run("exp(\"\") + exp(0)")).isEqualTo(44.0);
  }

  @Test
  void a_method_that_does_not_compile_replaces_nothing() throws CellFailure {
    assertThatThrownBy(() -> run("INDArray softmax(INDArray x) { return 1 +; }"))
        .isInstanceOf(CellFailure.class);
    assertThat(run("softmax(Nd4j.zeros(1, 2)).getDouble(0)")).isEqualTo(0.5);
    assertThatThrownBy(() -> run("INDArray softmax(INDArray x) { return \"text\"; }"))
        .isInstanceOf(CellFailure.class);
    assertThat(run("softmax(Nd4j.zeros(1, 2)).getDouble(0)")).isEqualTo(0.5);
  }

  @Test
  void a_failing_import_does_not_affect_the_others() {
    try (JavaEvaluator another = JavaEvaluator.start(List.of(), String::valueOf, notice -> {})) {
      List<String> two = List.of("import java.util.*;", "import no.such.place.Thing;");
      assertThat(another.importAll(two)).containsExactly("import no.such.place.Thing;");
      assertThatCode(() -> another.evaluate(new Cell(1, "List.of()"))).doesNotThrowAnyException();
    }
  }

  @Test
  void repeating_an_import_keeps_the_others() throws CellFailure {
    run("import java.util.*; import static io.github.lectern.keras.Keywords.epochs;");
    run("import java.lang.*;");
    assertThat(run("Stream.of(epochs(3), batchSize(2)).count()")).isEqualTo(2L);
  }

  @Test
  void keywords_that_fit_are_suggested_first_and_in_the_order_of_Keras() throws CellFailure {
    run("var net = new Sequential();");
    String code = "net.fit(Nd4j.zeros(2, 3), Nd4j.zeros(2, 1), ";
    List<Completion.Suggestion> suggestions = evaluator.complete(code, code.length()).suggestions();

    assertThat(suggestions.subList(0, 8))
        .extracting(Completion.Suggestion::text)
        .startsWith("epochs(", "batchSize(", "verbose(", "callbacks(", "validationSplit(")
        .contains("shuffle(");
  }

  @Test
  void the_methods_of_a_model_are_suggested_in_the_order_of_their_use() throws CellFailure {
    run("var net = new Sequential();");
    assertThat(texts("net.")).startsWith("add(", "compile(", "fit(", "evaluate(", "predict(");
    assertThat(texts("net.s")).contains("summary()", "save(");
  }

  @Test
  void names_in_quotes_are_suggested() {
    assertThat(texts("new Dense(30, activation(\""))
        .containsExactly(
            "relu",
            "softmax",
            "sigmoid",
            "tanh",
            "elu",
            "selu",
            "gelu",
            "swish",
            "softplus",
            "softsign",
            "hard_sigmoid",
            "exponential",
            "linear");
    assertThat(texts("new Dense(30, activation(\"si")).containsExactly("sigmoid");
  }

  private static List<String> texts(String code) {
    return evaluator.complete(code, code.length()).suggestions().stream()
        .map(Completion.Suggestion::text)
        .toList();
  }
}
