package io.github.lectern.jupyter.eval.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InternalErrorsTest {
  private static final StackTraceElement ENGINE =
      new StackTraceElement("io.github.lectern.keras.engine.Gemm", "inPairs", "Gemm.java", 188);
  private static final StackTraceElement MODEL =
      new StackTraceElement("io.github.lectern.keras.models.Sequential", "fit", "", 1);
  private static final StackTraceElement CELL =
      new StackTraceElement("REPL.$JShell$12", "do_it$", "$JShell$12.java", 5);
  private static final StackTraceElement LIST =
      new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 427);

  static Stream<Arguments> bugs() {
    return Stream.of(
        Arguments.of(new ArithmeticException("/ by zero"), ENGINE, MODEL, CELL),
        Arguments.of(new ArrayIndexOutOfBoundsException("Index 5 ..."), ENGINE, MODEL, CELL),
        Arguments.of(new NegativeArraySizeException("-1"), ENGINE, MODEL, CELL),
        Arguments.of(new ClassCastException("class A ..."), ENGINE, MODEL, CELL));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void an_exception_that_starts_in_lectern_asks_for_a_bug_report(
      RuntimeException thrown, StackTraceElement a, StackTraceElement b, StackTraceElement c) {
    thrown.setStackTrace(new StackTraceElement[] {a, b, c});
    assertThat(RuntimeHints.of(new IllegalStateException("training failed", thrown)))
        .containsExactly(
            "  Try: report this bug in Lectern, which your code did not cause; include this cell,"
                + " the shape() of each tensor in it, and the location: Gemm.inPairs, line 188");
  }

  static Stream<Arguments> studentMistakes() {
    return Stream.of(
        Arguments.of(new ArithmeticException("/ by zero"), CELL, MODEL, "check the divisor"),
        Arguments.of(
            new ArrayIndexOutOfBoundsException("Index 5 out of bounds for length 5"),
            MODEL,
            CELL,
            "the last index here is 4"),
        Arguments.of(
            new IndexOutOfBoundsException("Index 5 out of bounds for length 5"),
            LIST,
            CELL,
            "the last index here is 4"));
  }

  @ParameterizedTest
  @MethodSource("studentMistakes")
  void an_exception_caused_by_the_cell_or_its_arguments_keeps_its_hint(
      RuntimeException thrown, StackTraceElement top, StackTraceElement below, String hint) {
    thrown.setStackTrace(new StackTraceElement[] {top, below});
    assertThat(RuntimeHints.of(thrown)).singleElement().asString().contains(hint);
  }
}
