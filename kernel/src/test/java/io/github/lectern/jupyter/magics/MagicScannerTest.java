package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.magics.MagicScanner.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class MagicScannerTest {
  private static List<String> found(String... lines) {
    return MagicScanner.scan(String.join("\n", lines), name -> name.equals("known")).stream()
        .map(one -> one.place() + " " + one.text())
        .toList();
  }

  @Test
  void finds_lines_between_statements() {
    assertThat(found("// first", "%who", "int a = 3;", "  %time a", "class X { }", "%reset -f"))
        .containsExactly("TOP_LEVEL %who", "TOP_LEVEL %time a", "TOP_LEVEL %reset -f");
    assertThat(found("/* a", "%not */", "%who")).containsExactly("TOP_LEVEL %who");
  }

  @Test
  void finds_lines_within_braces_and_assigned_magics() {
    assertThat(found("void f() {", "  %who", "}", "List<String> x = %jars lib/*.jar;"))
        .containsExactly("NESTED %who", "ASSIGNED %jars lib/*.jar");
    assertThat(found("var x =", "  %pwd")).containsExactly("ASSIGNED %pwd");
  }

  @Test
  void leaves_strings_comments_and_text_blocks_alone() {
    assertThat(
            found(
                "String a = \"\"\"",
                "%who",
                "!ls \\\"\"\"",
                "\"\"\";",
                "String b = \"= %jars \\\" ; \";",
                "char c = '\"';",
                "// = %jars",
                "/* ;",
                "%who",
                "*/"))
        .isEmpty();
  }

  @Test
  void leaves_the_remainder_operator_alone() {
    assertThat(found("int r = total", "%count;")).isEmpty();
    assertThat(found("int r = (a", "  %b);", "r %= 3;", "r = r", "% 7;")).isEmpty();
  }

  @Test
  void a_cell_magic_takes_the_rest() {
    assertThat(found("// note", "%who", "%%bash -x", "%who", "it's; echo \""))
        .containsExactly("TOP_LEVEL %who", "TOP_LEVEL %%bash -x");
  }

  @Test
  void a_line_with_an_exclamation_mark_is_a_command_unless_it_is_java() {
    assertThat(found("!ls -l", "! make", "int a = 3;", "!./run.sh && echo a = b"))
        .containsExactly(
            "TOP_LEVEL !ls -l", "TOP_LEVEL ! make", "TOP_LEVEL !./run.sh && echo a = b");
    assertThat(found("!known")).isEmpty();
    assertThat(found("boolean done = true;", "!done")).isEmpty();
    assertThat(found("!isPrime(7)", "!Character.isDigit('x')", "!true", "!(3 > 4)", "!new A().b()"))
        .isEmpty();
    assertThat(found("boolean b = a &&", "!c;", "boolean d =", "!e;")).isEmpty();
    assertThat(found("void f() {", "  !g;", "}")).isEmpty();
  }

  @Test
  void commands_of_jshell_start_a_line() {
    assertThat(found("/vars", "int a = 3;", "/list -all"))
        .containsExactly("TOP_LEVEL /vars", "TOP_LEVEL /list -all");
    assertThat(found("int a = b", "/c;", "// x", "/* y */", "/** z */")).isEmpty();
  }

  @Test
  void offsets_are_those_of_the_cell() {
    Found one = MagicScanner.scan("int a;\n  %who x \nint b;", name -> false).get(0);
    assertThat(List.of(one.start(), one.end())).containsExactly(9, 16);
  }
}
