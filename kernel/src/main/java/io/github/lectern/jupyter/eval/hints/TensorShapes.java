package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.BaseNDArray;

/** Names the shapes of the tensors in a line, for exceptions of ND4J that do not name them. */
final class TensorShapes {
  private static final Pattern WITHOUT_SHAPES =
      Pattern.compile(
          ".*(?:Shapes must be broadcastable|did not match expected shape"
              + "|smaller than total number of rows|out of tads|Illegal slice"
              + "|Op \\[\\w+\\] execution failed with message[^a-zA-Z]*$).*",
          Pattern.DOTALL);

  /** ND4J's messages are shorter, and searching a huge one takes seconds. */
  private static final int LONGEST = 10_000;

  private static final Pattern VARIABLE =
      Pattern.compile("(?<![.\\w\"])[a-zA-Z_]\\w*\\b(?!\\s*(?:\\(|=[^=]))");

  private final Function<String, Optional<Object>> variables;

  /**
   * Creates the shapes for a session.
   *
   * @param variables returns the value of a variable that a cell has declared
   */
  TensorShapes(Function<String, Optional<Object>> variables) {
    this.variables = variables;
  }

  /**
   * Returns a line such as "Shapes: A [4, 3], v [2]"; empty if the message names the shapes, or if
   * the failing line is inside a method or a block, whose own variables are not known.
   */
  Optional<String> of(String message, SourceMap.Line line) {
    if (message.length() > LONGEST
        || !WITHOUT_SHAPES.matcher(message).matches()
        || !isOutermost(line)) {
      return Optional.empty();
    }
    String shapes =
        VARIABLE
            .matcher(line.text())
            .results()
            .map(MatchResult::group)
            .distinct()
            .flatMap(name -> variables.apply(name).map(value -> shape(name, value)).stream())
            .filter(shape -> !shape.isEmpty())
            .collect(Collectors.joining(", "));
    return shapes.isEmpty() ? Optional.empty() : Optional.of("  Shapes: " + shapes);
  }

  private static String shape(String name, Object value) {
    return value instanceof BaseNDArray tensor ? name + " " + Arrays.toString(tensor.shape()) : "";
  }

  /** Returns whether all braces and parentheses before the line are closed. */
  private static boolean isOutermost(SourceMap.Line line) {
    return line.cell()
            .code()
            .lines()
            .limit(line.number() - 1L)
            .flatMapToInt(String::chars)
            .map(c -> "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0)
            .sum()
        == 0;
  }
}
