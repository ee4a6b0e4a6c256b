package io.github.lectern.jupyter.eval.hints;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeHintsTest {
  @Test
  void a_null_variable_is_named_unless_its_name_is_not_known() {
    assertThat(RuntimeHints.of(nullPointer("net")))
        .containsExactly("  Try: give net a value first, or run the cell that does; it is null");
    assertThat(RuntimeHints.of(nullPointer("<parameter1>")))
        .singleElement()
        .asString()
        .startsWith("  Try: check which argument is null");
  }

  private static NullPointerException nullPointer(String name) {
    return new NullPointerException(
        "Cannot invoke \"String.length()\" because \"" + name + "\" is null");
  }
}
