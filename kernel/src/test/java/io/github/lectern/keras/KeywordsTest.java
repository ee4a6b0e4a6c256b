package io.github.lectern.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests keywords in the wrong place and numbers out of range. */
class KeywordsTest {
  @TempDir private Path classes;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "net.fit(X, X, optimizer(\"adam\"));    | OptimizerChoice | FitOption",
        "net.compile(epochs(3));                | Epochs          | CompileOption",
        "net.evaluate(X, X, epochs(3));         | Epochs          | EvaluateOption",
        "net.predict(X, validationSplit(0.2));  | ValidationSplit | PredictOption",
        "new Dense(3, learningRate(0.1));       | LearningRate    | DenseOption",
        "new Flatten(activation(\"relu\"));     | ActivationChoice | LayerOption",
        "new Adam(momentum(0.9));               | Momentum        | AdamOption",
        "new Sequential(inputShape(784));       | InputShape      | SequentialOption",
        "net.compile(customObjects(net));       | CustomObjects   | CompileOption"
      })
  void a_keyword_in_the_wrong_place_does_not_compile_and_both_types_are_named(
      String statement, String given, String expected) {
    assertThat(errors(statement))
        .singleElement()
        .asString()
        .contains(given + " cannot be converted to " + expected);
  }

  @Test
  void the_lectures_calls_compile() {
    assertThat(
            errors(
                "net.add(new Dense(30, activation(\"relu\")));"
                    + "net.compile(optimizer(\"adam\"), loss(\"mse\"), metrics(\"accuracy\"));"
                    + "net.fit(X, X, epochs(20), batchSize(1200), validationSplit(0.2));"
                    + "net.evaluate(X, X, batchSize(32), verbose(0));"))
        .isEmpty();
  }

  private static Stream<Arguments> outOfRange() {
    return Stream.of(
        call(() -> Keywords.epochs(0), "epochs: expected at least 1 but got 0"),
        call(() -> Keywords.batchSize(-32), "batchSize: expected at least 1 but got -32"),
        call(() -> Keywords.inputShape(28, 0), "inputShape: expected at least 1 but got 0"),
        call(() -> Keywords.validationSplit(1), "above 0 and below 1 but got 1.0"),
        call(() -> Keywords.verbose(3), "but got 3"),
        call(() -> Keywords.metrics("accuracy", 1), "new Recall() but got 1"));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void a_number_out_of_range_is_refused_when_it_is_given(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static Arguments call(ThrowingCallable call, String words) {
    return Arguments.of(call, words);
  }

  /** Returns the compiler's messages for a statement, with simple class names. */
  private List<String> errors(String statement) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, found, options, null, List.of(new Cell(statement)))
            .call();
    List<String> errors =
        found.getDiagnostics().stream()
            .map(d -> d.getMessage(Locale.ROOT).replaceAll("[\\w.]+\\.(?=\\w)", ""))
            .toList();
    assertThat(compiled).as("%s", errors).isEqualTo(errors.isEmpty());
    return errors;
  }

  /** A source file whose class contains the statement. */
  private static final class Cell extends SimpleJavaFileObject {
    private final String statement;

    Cell(String statement) {
      super(URI.create("string:///Cell.java"), Kind.SOURCE);
      this.statement = statement;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return "import static io.github.lectern.keras.Keywords.*;"
          + "import io.github.lectern.keras.layers.*;"
          + "import io.github.lectern.keras.models.*;"
          + "import io.github.lectern.keras.optimizers.*;"
          + "class Cell { void run(Sequential net, org.nd4j.linalg.api.ndarray.INDArray X) {"
          + statement
          + "} }";
    }
  }
}
