package io.github.lectern.jupyter.display;

import static io.github.lectern.plots.HtmlTable.firstHeader;
import static io.github.lectern.plots.HtmlTable.rowHeader;
import static io.github.lectern.plots.HtmlTable.textCell;

import io.github.lectern.plots.Html;
import io.github.lectern.plots.HtmlTable;
import io.github.lectern.tensor.Plural;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The results of unit tests, as a table.
 *
 * @param outcomes the results in the order in which the tests ended
 */
public record TestReport(List<Outcome> outcomes) implements Html {
  /**
   * The result of a test.
   *
   * @param test the display name
   * @param result passed, failed, aborted or skipped
   * @param message why the test failed, was aborted or was skipped; otherwise empty
   */
  public record Outcome(String test, String result, String message) {
    static final String PASSED = "passed";

    private String sign() {
      return switch (result) {
        case PASSED -> "✓";
        case "skipped" -> "…";
        default -> "✗";
      };
    }

    private String line() {
      return (sign() + " " + test + " " + result + (message.isEmpty() ? "" : ": " + message));
    }
  }

  /** Returns how many tests passed. */
  public int passed() {
    return (int) outcomes.stream().filter(one -> one.result().equals(Outcome.PASSED)).count();
  }

  private String title() {
    return outcomes.isEmpty()
        ? "no tests found; annotate methods with @Test"
        : passed() + " of " + Plural.of(outcomes.size(), "test") + " passed";
  }

  @Override
  public String toHtml() {
    HtmlTable table = new HtmlTable(title());
    table.head(firstHeader("test"), firstHeader("result"), firstHeader("message"));
    for (Outcome one : outcomes) {
      table.row(
          rowHeader(one.test()),
          textCell(one.sign() + " " + one.result()),
          textCell(one.message()));
    }
    return table.toString();
  }

  @Override
  public String toString() {
    return outcomes.stream()
        .map(one -> "\n" + one.line())
        .collect(Collectors.joining("", title(), ""));
  }
}
