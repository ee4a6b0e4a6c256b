package io.github.lectern.jupyter.eval.hints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TensorShapesTest {
  private static final String MESSAGE = "Shapes must be broadcastable";
  private final TensorShapes shapes =
      new TensorShapes(name -> Optional.ofNullable(Map.of("a", Nd4j.ones(2, 3), "n", 5).get(name)));

  private Optional<String> of(String message, String code, int line) {
    return shapes.of(message, new SourceMap.Line(new Cell(1, code), line));
  }

  @Test
  void only_the_tensors_of_the_line_are_named() {
    assertThat(of(MESSAGE, "int k = 1;\na.add(n + k)", 2)).contains("  Shapes: a [2, 3]");
  }

  @Test
  void a_line_inside_a_block_has_variables_of_its_own() {
    assertThat(of(MESSAGE, "if (true) {\na.add(n)\n}", 2)).isEmpty();
  }

  @Test
  void a_huge_message_is_not_searched() {
    assertThat(of(MESSAGE + "x".repeat(20_000), "a.add(n)", 1)).isEmpty();
  }
}
