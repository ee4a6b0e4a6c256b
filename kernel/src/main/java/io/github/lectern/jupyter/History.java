package io.github.lectern.jupyter;

import io.github.lectern.jupyter.transport.Fields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cells that were run since the kernel started, and what they gave; the oldest are forgotten.
 * May be used from any thread.
 */
final class History {
  /** There is no history of other sessions, so this one is always the first. */
  static final int SESSION = 1;

  static final int LIMIT = 10_000;
  static final int OUTPUT_LIMIT = 10_000;
  private static final int TAIL = 10;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * A cell.
   *
   * @param line its number, beside it in brackets
   * @param input its source
   * @param output its result as text, if it has one
   */
  record Entry(int line, String input, Optional<String> output) {}

  /** Adds a cell that begins to run. */
  synchronized void add(int line, String input) {
    entries.add(new Entry(line, input, Optional.empty()));
    if (entries.size() > LIMIT) {
      entries.remove();
    }
  }

  /** Adds the result of a cell, if it is among the last that were added. */
  synchronized void setOutput(int line, String output) {
    String kept = output.substring(0, Math.min(output.length(), OUTPUT_LIMIT));
    Deque<Entry> later = new ArrayDeque<>();
    while (!entries.isEmpty() && entries.getLast().line() > line) {
      later.push(entries.removeLast());
    }
    if (!entries.isEmpty() && entries.getLast().line() == line) {
      entries.add(new Entry(line, entries.removeLast().input(), Optional.of(kept)));
    }
    entries.addAll(later);
  }

  /**
   * The cells that a history_request asks for, the oldest first.
   *
   * @throws IllegalArgumentException if it asks in a way that does not exist
   */
  synchronized List<Entry> find(Fields request) {
    String type = request.text("hist_access_type");
    return switch (type) {
      case "range" -> range(request);
      case "tail" -> last(List.copyOf(entries), request.number("n", TAIL));
      case "search" -> search(request);
      default ->
          throw new IllegalArgumentException(
              "hist_access_type: expected range, tail or search, was \"" + type + "\"");
    };
  }

  /** As IPython has it: session 0 is this one, stop is exclusive, negative numbers count back. */
  private List<Entry> range(Fields request) {
    int session = request.number("session", 0);
    if (session != 0 && session != SESSION) {
      return List.of();
    }
    int end = entries.isEmpty() ? 1 : entries.getLast().line() + 1;
    int start = fromEnd(request.number("start", 0), end);
    int given = request.number("stop", 0);
    int stop = given == 0 ? end : fromEnd(given, end);
    return entries.stream().filter(e -> start <= e.line() && e.line() < stop).toList();
  }

  private static int fromEnd(int line, int end) {
    return line < 0 ? end + line : line;
  }

  private List<Entry> search(Fields request) {
    Glob glob = new Glob(request.textIfGiven("pattern").orElse("*"));
    List<Entry> found =
        new ArrayList<>(entries.stream().filter(e -> glob.matches(e.input())).toList());
    if (request.flag("unique", false)) {
      keepLatest(found);
    }
    return last(found, request.number("n", found.size()));
  }

  private static void keepLatest(List<Entry> found) {
    Set<String> inputs = new HashSet<>();
    Collections.reverse(found);
    found.removeIf(entry -> !inputs.add(entry.input()));
    Collections.reverse(found);
  }

  private static List<Entry> last(List<Entry> all, int n) {
    return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
  }
}
