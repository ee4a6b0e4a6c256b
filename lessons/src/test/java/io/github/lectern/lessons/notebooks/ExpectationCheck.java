package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lectern.lessons.notebooks.Expectations.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what a cell did with what its markers say. */
final class ExpectationCheck {
  /** The key in a cell's metadata under which {@code run_corpus.py} finds answers and reports. */
  static final String METADATA = "corpus";

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Cell cell;
  private final Expectations expected;
  private final List<String> problems = new ArrayList<>();

  private ExpectationCheck(Cell cell) {
    this.cell = cell;
    this.expected = Expectations.of(cell.source());
  }

  /** Returns the differences between an executed cell and its markers; empty if there are none. */
  static List<String> problems(Cell cell) {
    ExpectationCheck check = new ExpectationCheck(cell);
    Optional<JsonElement> problem = check.noted("problem");
    if (problem.isPresent() || cell.executionCount() == 0) {
      return List.of(problem.map(JsonElement::getAsString).orElse("the cell was not run"));
    }
    check.printed();
    check.warned();
    check.shown();
    check.displayed();
    check.failed();
    check.asked();
    return check.problems;
  }

  private void printed() {
    List<Marker> lines = expected.printed();
    List<String> included = expected.texts("includes");
    List<String> got = cell.printed("stdout").lines().toList();
    boolean all =
        included.stream().allMatch(text -> got.stream().anyMatch(line -> line.contains(text)));
    if (!all || (included.isEmpty() && !agree(lines, got, ExpectationCheck::fits))) {
      report("stdout", lines.isEmpty() ? included : texts(lines), got);
    }
  }

  private static List<String> texts(List<Marker> markers) {
    return markers.stream().map(Marker::text).toList();
  }

  private static boolean fits(Marker marker, String line) {
    return marker.name().equals("matches")
        ? Pattern.matches(marker.text(), line)
        : marker.text().equals(line);
  }

  private void warned() {
    List<String> wanted = expected.texts("warns");
    List<String> got = cell.printed("stderr").lines().toList();
    int found = 0;
    for (String line : got) {
      if (found < wanted.size() && line.contains(wanted.get(found))) {
        found++;
      }
    }
    if (found < wanted.size() || (wanted.isEmpty() && !got.isEmpty())) {
      report("stderr", wanted, got);
    }
  }

  private void shown() {
    List<String> wanted = expected.texts("shows");
    if (wanted.isEmpty() && !expected.texts("displays").isEmpty()) {
      return; // the result is one of the displays
    }
    List<String> got =
        cell.outputs().stream()
            .filter(ExpectationCheck::isResult)
            .flatMap(result -> text(result, "text/plain").stream())
            .flatMap(String::lines)
            .toList();
    if (!wanted.equals(got)) {
      report("result", wanted, got);
    }
  }

  /** Expects one output for each "displays", in order; a result that is "shown" may be left out. */
  private void displayed() {
    List<String> wanted = expected.texts("displays");
    List<JsonObject> got = new ArrayList<>(cell.outputs());
    got.removeIf(output -> !output.has("data"));
    boolean shown = !expected.texts("shows").isEmpty() && wanted.size() < got.size();
    if (shown || wanted.isEmpty()) {
      got.removeIf(ExpectationCheck::isResult);
    }
    if (!agree(wanted, got, (marker, output) -> represents(output, marker))) {
      report("displays", wanted, got.stream().map(output -> output.get("data")).toList());
    }
  }

  /** Returns whether an output has a type and, if a text follows it, contains that text. */
  private static boolean represents(JsonObject output, String marker) {
    String[] words = marker.split(" ", 2);
    return text(output, words[0])
        .filter(content -> words.length == 1 || content.contains(words[1]))
        .isPresent();
  }

  private void failed() {
    List<String> wanted = expected.texts("fails");
    List<String> got =
        cell.outputs().stream()
            .filter(output -> output.has("traceback"))
            .flatMap(output -> output.getAsJsonArray("traceback").asList().stream())
            .flatMap(line -> COLOUR.matcher(line.getAsString()).replaceAll("").lines())
            .toList();
    String report = String.join("\n", got);
    if (got.isEmpty() != wanted.isEmpty() || !wanted.stream().allMatch(report::contains)) {
      report("failure", wanted, got);
    }
  }

  private void asked() {
    List<String> unused = noted("answers").stream().flatMap(ExpectationCheck::strings).toList();
    if (!unused.isEmpty()) {
      problems.add("did not ask for: " + unused);
    }
    List<String> unanswered =
        noted("unanswered").stream().flatMap(ExpectationCheck::strings).toList();
    if (!unanswered.isEmpty()) {
      problems.add("asked without an answer: " + unanswered);
    }
  }

  private static boolean isResult(JsonObject output) {
    return output.get("output_type").getAsString().equals("execute_result");
  }

  private static Optional<String> text(JsonObject output, String type) {
    return Optional.ofNullable(output.getAsJsonObject("data").get(type))
        .map(content -> content.isJsonObject() ? content.toString() : Notebook.joined(content));
  }

  /** Returns what the run noted about the cell. */
  private Optional<JsonElement> noted(String key) {
    return Optional.ofNullable(cell.metadata().getAsJsonObject(METADATA))
        .map(notes -> notes.get(key));
  }

  private static Stream<String> strings(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString);
  }

  private static <A, B> boolean agree(List<A> wanted, List<B> got, BiPredicate<A, B> fits) {
    boolean agreed = wanted.size() == got.size();
    for (int i = 0; agreed && i < got.size(); i++) {
      agreed = fits.test(wanted.get(i), got.get(i));
    }
    return agreed;
  }

  private void report(String what, List<String> wanted, List<?> got) {
    problems.add("%s: expected %s%n  but got %s".formatted(what, listed(wanted), listed(got)));
  }

  private static String listed(List<?> lines) {
    return lines.isEmpty()
        ? "none"
        : lines.stream().map(line -> "\n    " + line).reduce("", String::concat);
  }
}
