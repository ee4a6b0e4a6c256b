package io.github.lectern.jupyter.eval.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SyntaxCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import = 7q",
        "x = = 3",
        "int 7q = 3;",
        "1 +* 2",
        "void f() { x = = 3; }",
        "void f() {\n  x = = 3;\n",
        "class A { int 7q = 3; }",
        "int x = 1 int y"
      })
  void an_error_that_nothing_can_repair_fails(String snippet) {
    assertThat(SyntaxCheck.fails(snippet)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.util.*; // all",
        "import static java.lang.Math.*;",
        "List<Map<String, Integer>> x = new ArrayList<>(); /* note */",
        "x.size() // end",
        "for (int i = 0; i < 3; i++) { if (i > 1) { x += i; } else { y--; } }",
        "int[][] a = {{1, 2}, {3}};",
        "int[] b = new int[] {1, 2};",
        "try { f(\"a\"); } catch (Exception e) { g('c'); } finally { h(); }",
        "sealed interface S permits A, B {}",
        "record A(int x) implements S {}",
        "final class B implements S { int y; B(int y) { this.y = y; } }",
        "String s = switch (n) { case 1, 2 -> \"a\"; default -> { yield \"b\"; } };",
        "Function<Integer, Integer> f = (x) -> x + 1;",
        "BiFunction<A, B, C> g = (a, b) -> { return a; };",
        "String t = \"\"\"\n  some \"text\"\n  \"\"\";",
        "@Deprecated public static <T extends Comparable<T>> T max(List<T> all) throws Exception {"
            + " return all.get(0); }",
        "do { x++; } while (x < 3);",
        "label: while (true) { break label; }",
        "xs.stream().filter(i -> i % 2 == 0).map(String::valueOf).toList()",
        "enum E { A(1), B(2) { int v() { return 3; } }; final int w; E(int w) { this.w = w; } }",
        "(int) 3.5 + -x * (a < b ? 1 : 2)",
        "o instanceof String s && s.length() > 3",
        "synchronized (x) { assert x != null : \"null\"; throw new IllegalStateException(); }",
        "class A<T> extends B implements C { { init(); } class D {} static int z = 3, w; }"
      })
  void no_beginning_of_a_valid_snippet_fails(String snippet) {
    assertThat(
            IntStream.iterate(snippet.length(), end -> end > 0, end -> end - 2)
                .mapToObj(end -> snippet.substring(0, end))
                .filter(SyntaxCheck::fails))
        .isEmpty();
  }
}
