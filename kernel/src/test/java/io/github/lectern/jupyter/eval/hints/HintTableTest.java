package io.github.lectern.jupyter.eval.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTableTest {
  private static final Path GALLERY = Path.of("src", "test", "resources", "gallery");
  private static final Pattern COMPILER_ERROR =
      Pattern.compile(
          "^CompilationError: (.*)\n  cell .*\n {6}(.*)\n {6}( *)\\^+\n  Try: (.*)",
          Pattern.MULTILINE);

  @Test
  void the_first_rule_that_fits_gives_the_hint_with_its_groups_filled_in() {
    HintTable table =
        HintTable.parse(
            "a.txt",
            List.of(
                "# A comment.",
                "message: unknown (\\w+)",
                "line: .*\\b$1\\((\\d)\\).*",
                "hint: $1 of %1",
                "",
                "message: unknown \\w+",
                "marked: =.*",
                "hint: the mark",
                "",
                "hint: anything"));

    assertThat(table.find("unknown f", "x = f(3);", 0)).contains("f of 3");
    assertThat(table.find("unknown g", "x = f(3);", 2)).contains("the mark");
    assertThat(table.find("unknown g", "x = f(3);", 0)).contains("anything");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "massage: x        | a.txt, line 2: expected message:, line:, marked: or hint: but got",
        "message: (x       | a.txt, line 2: Unclosed group",
        "hint: b           | a.txt, line 2: hint occurs twice in this rule",
        "''                | a.txt, line 3: expected a rule with a hint",
      })
  void a_broken_rule_is_reported_with_file_and_line(String second, String message) {
    List<String> rule =
        second.isEmpty() ? List.of("", "message: x", "") : List.of("hint: a", second, "");
    assertThatThrownBy(() -> HintTable.parse("a.txt", rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void every_rule_for_the_compiler_gives_the_hint_of_a_page_in_the_gallery() throws IOException {
    List<HintRule> unused = new ArrayList<>(CompileHints.KNOWN.rules());
    unused.addAll(CompileHints.UNKNOWN_NAMES.rules());
    for (String page : pages()) {
      COMPILER_ERROR
          .matcher(page)
          .results()
          .forEach(
              error -> {
                remove(CompileHints.KNOWN, error, unused);
                remove(CompileHints.UNKNOWN_NAMES, error, unused);
              });
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void every_rule_for_an_exception_gives_the_hint_of_a_page_in_the_gallery() throws IOException {
    List<HintRule> unused = new ArrayList<>(RuntimeHints.Table.EXCEPTIONS.rules());
    for (String page : pages()) {
      unused.removeIf(rule -> page.contains("\n  Try: " + rule.hint() + "\n"));
    }
    assertThat(unused).isEmpty();
  }

  /** Removes the rule that gives the hint under an error. */
  private static void remove(HintTable table, MatchResult error, List<HintRule> rules) {
    String line = error.group(2);
    int column = error.group(3).length();
    table.rules().stream()
        .filter(rule -> rule.apply(error.group(1), line, column).isPresent())
        .findFirst()
        .filter(rule -> rule.apply(error.group(1), line, column).get().equals(error.group(4)))
        .ifPresent(rules::remove);
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(GALLERY)) {
      return files.map(HintTableTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
