package io.github.lectern.jupyter.eval.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceMaskTest {
  @Test
  void comments_become_spaces_and_literals_stay() {
    String code = "String s = \"// no\"; /* a\nb */ char c = '\"'; // \"end";
    assertThat(SourceMask.withoutComments(code))
        .isEqualTo("String s = \"// no\";     \n     char c = '\"';        ");
  }

  @Test
  void literals_become_spaces_as_well() {
    String code = "f(\"a\\\"b\", 'x', \"\"\"\n  a \"quote\"\n  \"\"\");";
    assertThat(SourceMask.withoutCommentsAndLiterals(code))
        .isEqualTo("f(      ,    ,    \n           \n     );");
  }

  @Test
  void an_unclosed_literal_or_comment_stays() {
    assertThat(SourceMask.withoutCommentsAndLiterals("x = \"a\ny = 1; /* b"))
        .isEqualTo("x = \"a\ny = 1; /* b");
  }

  @Test
  void long_literals_do_not_overflow_the_stack() {
    String text = "a \\\\ ".repeat(200_000);
    for (String quotes : new String[] {"\"", "\"\"\""}) {
      String literal = quotes + (quotes.length() > 1 ? "\n" : "") + text + quotes;
      assertThat(SourceMask.withoutCommentsAndLiterals(literal)).isBlank();
    }
  }
}
