package io.github.lectern.jupyter.eval.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.CellRunner;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the help on the parameters of the call that contains the cursor, "|". */
class ParameterHelpTest {
  private static final CellRunner CELLS = new CellRunner();

  @BeforeAll
  static void declare() throws CellFailure {
    CELLS.run(
        "import java.util.*;",
        "import io.github.lectern.keras.models.Sequential;",
        "import io.github.lectern.keras.layers.*;",
        "import static io.github.lectern.keras.Keywords.*;",
        "var net = new Sequential();",
        "org.nd4j.linalg.api.ndarray.INDArray X = null;",
        "int count = 3;");
    CELLS.run("double power(double base, int exponent) { return Math.pow(base, exponent); }");
    CELLS.run("double power(String base) { return 0; }");
    CELLS.run("void put(Map<String, Integer> map, int[] values, String last) {}");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static Optional<Inspection> inspection(String marked) {
    return CELLS.evaluator().inspect(marked.replace("|", ""), marked.indexOf('|'));
  }

  /** Returns the parameters that the help prints in bold type, in order. */
  private static List<String> marked(String code) {
    return Jsoup.parse(inspection(code).map(Inspection::html).orElse("")).select("b").eachText();
  }

  @Test
  void the_parameter_at_the_cursor_is_marked_and_explained() {
    Inspection help = inspection("net.fit(X, |)").orElseThrow();
    assertThat(help.html())
        .startsWith(
            "<pre>History Sequential.fit(INDArray x, <b>INDArray y</b>, FitOption... options)"
                + "</pre><div>");
    assertThat(help.text())
        .startsWith(
            """
            History Sequential.fit(INDArray x, INDArray y, FitOption... options)

            Argument 2: INDArray y

            Trains the model""")
        .contains("\ny: ", "\nreturns: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "power(| ~ double base",
        "power(|) ~ double base",
        "power(2, | ~ int exponent",
        "power( 2,|  ) ~ int exponent",
        "power(Math.max(1, 2), | ~ int exponent",
        "power((1 + 2) * new int[] {1, 2}[0], | ~ int exponent",
        "power(\"a, b(\".length(), | ~ int exponent",
        "power(2 /* two, as a double */, | ~ int exponent",
        "power(2, (1 + | ~ int exponent",
        "power(2, new int[] {3, | ~ int exponent",
        "double d = 1 + power(1,@    | ~ int exponent",
        "for (int i = 0; i < power(2, | ~ int exponent",
        "put(new HashMap<String, Integer>(), | ~ int[] values",
        "put(null, new int[] {1, 2}, \"open, | ~ String last",
        "List.of(1).forEach(i -> power(i, | ~ int exponent",
        "if (power(2, | ~ int exponent",
        "if (count > 0 && power(Math.max(1, 2), | ~ int exponent",
        "for (double d : List.of(power(2, | ~ int exponent",
        "if (count > 0) { power(2, | ~ int exponent",
        "void f() { while (power(2, | ~ int exponent",
        "int twice(int x) { return 2 * x; }@power(2, | ~ int exponent",
        "class A { double d = power(2, | ~ int exponent",
        "net.fit(X, X, epochs(1), | ~ FitOption... options"
      })
  void the_current_parameter_is_found(String code, String parameter) {
    assertThat(marked(code.replace('@', '\n'))).first().isEqualTo(parameter);
  }

  @Test
  void overloads_that_accept_the_arguments_come_first() {
    assertThat(marked("power(|")).containsExactly("double base");
    assertThat(marked("power(2, |")).containsExactly("int exponent");
    assertThat(inspection("power(\"2\", 3, |").orElseThrow().text())
        .isEqualTo("double power(double base, int exponent)\n\ndouble power(String base)");
  }

  @Test
  void constructors_and_keywords_have_help() {
    assertThat(marked("net.add(new Dense(|")).containsExactly("int units");
    assertThat(marked("net.add(new Dense(10, |")).containsExactly("DenseOption... options");
  }

  @Test
  void a_single_parameter_needs_no_mark() {
    assertThat(inspection("net.fit(X, X, epochs(|))").orElseThrow().html())
        .startsWith("<pre>FitOption.Epochs Keywords.epochs(int value)</pre><div>");
    assertThat(inspection("net.add(|").orElseThrow().html())
        .startsWith("<pre>void Sequential.add(Layer layer)</pre>");
  }

  @Test
  void a_variable_is_shown_above_the_parameters() {
    assertThat(inspection("power(count|").orElseThrow().text())
        .isEqualTo(
            """
            int count = 3

            double power(double base, int exponent)

            Argument 1: double base

            double power(String base)""");
  }

  @Test
  void an_unfinished_name_does_not_hide_the_parameters() {
    assertThat(marked("net.fit(X, X, epo|")).containsExactly("FitOption... options");
    assertThat(inspection("net.fit(X, X, epochs|").orElseThrow().text())
        .startsWith("FitOption.Epochs Keywords.epochs(int value)\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "power(2, 3)|",
        "if (|",
        "(1 + |",
        "while (true) { |",
        "{ power(2, 3); |",
        "int[] a = {1, |"
      })
  void there_is_no_help_outside_of_calls(String code) {
    assertThat(inspection(code)).isEmpty();
  }
}
