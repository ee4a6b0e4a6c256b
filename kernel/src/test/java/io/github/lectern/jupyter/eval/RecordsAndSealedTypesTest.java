package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests type declarations that Java allows in a file but JShell on its own rejects. */
class RecordsAndSealedTypesTest {
  private final CellRunner cells = new CellRunner();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void a_record_may_have_a_compact_constructor_without_public() throws CellFailure {
    cells.run("record Q(int x) { Q { if (x < 0) throw new IllegalArgumentException(); } }");
    assertThat(cells.value("new Q(3)")).hasToString("Q[x=3]");
    assertThat(cells.failure("new Q(-3)").name()).isEqualTo("IllegalArgumentException");
    assertThat(cells.value("record P(int x, int y) {", "  P{}", "}", "new P(1, 2)"))
        .hasToString("P[x=1, y=2]");
  }

  @Test
  void a_record_may_have_a_canonical_constructor_without_public() throws CellFailure {
    assertThat(
            cells.value(
                "@Deprecated",
                "public record Range<T extends Comparable<T>>(T from, T to) {",
                "  /** Range { is no constructor here. */",
                "  Range(T from, T to) { this.from = from; this.to = to; }",
                "  Range(T both) { this(both, both); }",
                "  record Inner(int x) { Inner { } }",
                "}",
                "new Range<>(3)"))
        .hasToString("Range[from=3, to=3]");
    assertThat(
            cells.value(
                "record R(int x) { protected R { } static R of() { return new R(7); } }", "R.of()"))
        .hasToString("R[x=7]");
    assertThat(cells.value("record O(int x) { public O { } }", "new O(1)")).hasToString("O[x=1]");
  }

  @Test
  void an_error_in_such_a_record_is_marked_at_its_position() {
    assertThat(cells.report("int before = 1;", "record Q(int x) { Q { x = \"a\"; } }"))
        .contains(
            """
              cell [1], line 2:
                  record Q(int x) { Q { x = "a"; } }
                                            ^^^
            """);
    assertThat(
            cells.report(
                "record Q(int x) {", "  Q {", "    int i = 1 / x;", "  }", "}", "new Q(0)"))
        .contains("cell [2], line 3, in <init>:\n  --> int i = 1 / x;");
  }

  @Test
  void a_type_may_be_non_sealed_in_the_same_cell_as_its_sealed_type() throws CellFailure {
    String[] cell = {
      "sealed interface Shape permits Disc, Free {}",
      "record Disc(double r) implements Shape { Disc { } }",
      "non-sealed class Free implements Shape { int corners() { return 5; } }",
      "class Star extends Free { int corners() { return 10; } }",
      "Shape s = new Star();",
      "s instanceof Free f ? f.corners() : 0"
    };
    assertThat(cells.value(cell)).isEqualTo(10);
    assertThat(cells.value(cell)).isEqualTo(10);
    assertThat(cells.notices()).isEmpty();
    assertThat(cells.failure("class Other implements Shape {}"))
        .hasMessageContaining("not allowed to extend sealed class");
  }

  @Test
  void a_non_sealed_type_may_come_before_its_sealed_type_without_permits() throws CellFailure {
    assertThat(
            cells.value(
                "public non-sealed interface Open extends Base {}",
                "sealed abstract class Leaf implements Base permits Last { }",
                "static final class Last extends Leaf implements Open { }",
                "sealed interface Base { }",
                "new Last() instanceof Open"))
        .isEqualTo(true);
    assertThat(cells.value("int non = 5, sealed = 3;", "non-sealed")).isEqualTo(2);
  }
}
