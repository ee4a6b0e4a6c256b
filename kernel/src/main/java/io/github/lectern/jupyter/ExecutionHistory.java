package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.Request.HistoryRequest;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores the code and results of the most recent cells; may be used from any thread. */
final class ExecutionHistory {
  /** The number of the current session; earlier sessions have no history. */
  static final int SESSION = 1;

  static final int LIMIT = 10_000;
  static final int OUTPUT_LIMIT = 10_000;
  private static final int TAIL = 10;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * A cell in the history.
   *
   * @param line its execution count
   * @param input its code
   * @param output its result as text, if it has one
   */
  record Entry(int line, String input, Optional<String> output) {}

  /** Adds a cell that is about to run. */
  synchronized void add(int line, String input) {
    entries.add(new Entry(line, input, Optional.empty()));
    if (entries.size() > LIMIT) {
      entries.remove();
    }
  }

  /** Sets the result of a cell if the cell is still stored; a long result is truncated. */
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

  /** Returns the content of the reply to a request. */
  JsonObject reply(HistoryRequest request) {
    List<List<Object>> found =
        find(request).stream().map(entry -> triple(entry, request.output())).toList();
    return MessageFactory.json(Map.of("status", "ok", "history", found));
  }

  private static List<Object> triple(Entry entry, boolean output) {
    // A cell without a result has null as its output.
    Object text =
        output ? Arrays.asList(entry.input(), entry.output().orElse(null)) : entry.input();
    return List.of(SESSION, entry.line(), text);
  }

  /** Returns the requested cells, oldest first. */
  synchronized List<Entry> find(HistoryRequest request) {
    return switch (request.access()) {
      case RANGE -> range(request);
      case TAIL -> last(List.copyOf(entries), request.count().orElse(TAIL));
      case SEARCH -> search(request);
    };
  }

  /**
   * Returns the cells of a range. As in IPython, session 0 is the current one, stop is exclusive,
   * and negative values of start and stop count from the end.
   */
  private List<Entry> range(HistoryRequest request) {
    if (request.session() != 0 && request.session() != SESSION) {
      return List.of();
    }
    int end = entries.isEmpty() ? 1 : entries.getLast().line() + 1;
    int start = fromEnd(request.start(), end);
    int stop = request.stop() == 0 ? end : fromEnd(request.stop(), end);
    return entries.stream().filter(e -> start <= e.line() && e.line() < stop).toList();
  }

  private static int fromEnd(int line, int end) {
    return line < 0 ? end + line : line;
  }

  private List<Entry> search(HistoryRequest request) {
    List<Entry> found =
        new ArrayList<>(
            entries.stream().filter(e -> request.pattern().matches(e.input())).toList());
    if (request.unique()) {
      keepLatest(found);
    }
    return last(found, request.count().orElse(found.size()));
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
