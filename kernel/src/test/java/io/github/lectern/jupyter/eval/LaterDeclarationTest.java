package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests declarations that use names which no cell has declared yet. */
@Tag("slow")
class LaterDeclarationTest {
  private static final CellRunner cells = new CellRunner();
  private static final JShell jshell = JShell.builder().executionEngine("local").build();

  @BeforeEach
  void reset() {
    cells.reset();
    jshell.snippets().forEach(jshell::drop);
  }

  @AfterAll
  static void close() {
    cells.close();
    jshell.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String shout(Sting s) { return \"\"; }|shout(null)|class Sting {}",
        "Sting shout() { return null; }|shout()|class Sting {}",
        "void shout() throws Sting {}|shout()|class Sting extends Exception {}",
        "<T extends Sting> T shout(T t) { return t; }|shout(null)|class Sting {}",
        "int shout(Sting[] s) { return 1; }|shout(null)|class Sting {}",
        "int shout(Class<Sting> s) { return 1; }|shout(null)|class Sting {}",
        "@Sting void shout() {}|shout()|@interface Sting {}",
        "class Dog extends Sting {}|new Dog()|class Sting {}",
        "class Dog implements Sting {}|new Dog()|interface Sting {}",
        "class Dog { Sting name; }|new Dog()|class Sting {}",
        "class Dog { void bark() throws Sting {} }|new Dog()|class Sting extends Exception {}",
        "record Dog(Sting name) {}|new Dog(null)|class Sting {}",
        "enum Dog { REX; Sting name; }|Dog.REX|class Sting {}",
        "interface Dog { Sting name(); }|Dog.class|class Sting {}",
        "sealed interface Dog permits Sting {}|Dog.class|record Sting() implements Dog {}",
        "Sting rex;|rex|class Sting {}",
        "int shout() { return later(3); }|shout()|int later(int n) { return n; }",
        "int shout() { return later; }|shout()|int later = 4;",
        "class Dog { int bark() { return later(3); } }|new Dog().bark()|int later(int n) { return"
            + " n; }",
        "class Dog { int bark() { return later; } }|new Dog().bark()|int later = 4;",
        "class Dog { void bark() { new Sting(); } }|new Dog()|class Sting {}",
        "interface Dog { static int bark() { return later; } }|Dog.bark()|int later = 4;",
      })
  void is_accepted_fails_when_used_and_works_once_the_name_is_declared(String code)
      throws CellFailure {
    String[] parts = code.split("\\|", -1);
    String missing = parts[2].contains("Sting") ? "class Sting" : "later";
    assertThat(jshellStatuses(parts[0], parts[2], parts[1]))
        .doesNotStartWith("REJECTED")
        .endsWith("VALID");

    cells.run(parts[0]);
    assertThat(cells.notices()).singleElement().asString().contains("is declared", missing);
    assertThat(cells.report(parts[1]))
        .startsWith("CompilationError: cannot find symbol: ")
        .contains(missing, "cell [1], line 1:\n      " + parts[0], "cell [2], line 1");
    cells.run(parts[2]);
    cells.run(parts[1]);
    assertThat(cells.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void shout(Sting s) {}|shout(\"x\");",
        "Sting shout() { return null; }|var s = shout();",
        "void shout() throws Sting {}|shout();",
        "<T extends Sting> T shout(T t) { return t; }|shout(\"\");",
        "int shout(Sting[] s) { return 1; }|int i = shout(null) + 1;",
        "class Dog extends Sting {}|Dog rex = new Dog();",
        "class Dog { Sting name; }|new Dog().name",
        "record Dog(Sting name) {}|System.out.println(new Dog(null));",
        "enum Dog { REX; Sting name; }|Dog.REX",
        "Sting rex;|rex.toString()",
        "class Dog extends Sting {}\nclass Kennel { Dog dog; }|new Kennel()",
      })
  void the_missing_type_is_marked_if_the_same_cell_uses_the_declaration(String code) {
    String declaration = code.substring(0, code.indexOf('|'));
    int at = declaration.indexOf("Sting");
    String line = declaration.lines().findFirst().orElseThrow();
    assertThat(cells.report("int before = 1;", code.replace('|', '\n')))
        .isEqualTo(
            """
            CompilationError: cannot find symbol: class Sting
              cell [1], line 2:
                  %s
                  %s^^^^^
              Did you mean String?\
            """
                .formatted(line, " ".repeat(at)));
  }

  @Test
  void the_import_of_the_missing_type_is_suggested_but_no_kernel_class() {
    assertThat(
            cells.report(
                "class Main {",
                "  static void main(String[] args) throws IOException {}",
                "}",
                "Main.main(null);"))
        .startsWith("CompilationError: cannot find symbol: class IOException\n  cell [1], line 2:")
        .contains("To use IOException: import java.io.IOException;")
        .doesNotContain("To use Main");
  }

  @Test
  void the_notice_corrects_a_misspelt_name() throws CellFailure {
    cells.run("int[] numbers = {1, 2};");
    cells.run("int first() {", "  // numbres", "  return numbres[0];", "}");
    assertThat(cells.notices())
        .containsExactly(
            """
            first is declared; it can be called once variable numbres is declared.
              cell [2], line 3:
                    return numbres[0];
                           ^^^^^^^
              Did you mean numbers?\
            """);
    cells.run("class Dog extends Anmal {}");
    assertThat(cells.notices().get(0))
        .startsWith("Dog is declared; it can be used once class Anmal is declared.\n");
  }

  @Test
  void declarations_of_one_cell_may_use_each_other_in_any_order() throws CellFailure {
    cells.run(
        "int even(int n) { return n == 0 ? 1 : odd(n - 1); }",
        "class Tree { Leaf leaf; }",
        "class Leaf { Tree tree; int n = even(10); }",
        "int odd(int n) { return n == 0 ? 0 : even(n - 1); }");
    assertThat(cells.notices()).isEmpty();
    assertThat(cells.value("new Leaf().n")).isEqualTo(1);
  }

  @Test
  void a_name_missing_inside_a_call_is_reported_with_the_calling_line() throws CellFailure {
    cells.run("int inner() { return later(); }");
    cells.run("int outer() { return inner(); }");
    assertThat(cells.report("int x = 1;", "Runnable r = () -> outer();", "r.run();"))
        .isEqualTo(
            """
            CompilationError: cannot find symbol: method later()
              cell [1], line 1:
                  int inner() { return later(); }
                                       ^^^^^
              Try: run the cell that declares later first, or check the spelling
              needed in cell [3], line 3:
              --> r.run();\
            """);
  }

  private static String jshellStatuses(String... sources) {
    return Stream.of(sources)
        .map(jshell::eval)
        .map(events -> events.get(0).status())
        .map(Snippet.Status::name)
        .collect(Collectors.joining(" "));
  }

  @Test
  void a_student_type_that_failed_to_compile_is_not_taken_for_a_library_class() {
    cells.failure("class Point {", "  int x = \"a\";", "}");
    assertThat(cells.report("Point p = new Point();"))
        .contains("cannot find symbol: class Point", "cell [1]")
        .doesNotContain("java.awt");
    assertThat(cells.report("Point p = new Point();", "class Point {}"))
        .contains("further down")
        .doesNotContain("java.awt");
    assertThat(cells.report("int sum = total + 1;", "int total = 3;")).contains("further down");
    assertThat(List.of(cells.report("new Main()"), cells.report("Shape s = null;")))
        .noneMatch(report -> report.contains("import"));
  }
}
