package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.instrument.CellFrameMapper;
import io.github.lectern.jupyter.eval.run.Bold;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.ThrowableSnapshot;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes the reports of exceptions: message, lines of the cell, causes and hint. */
public final class RuntimeReport {
  private static final int MAX_LOCATIONS = 6;
  private static final int MAX_CAUSES = 5;
  private static final int MAX_MESSAGE = 10_000;
  private static final String ARROW = "  --> ";
  private static final String OWN_PACKAGE = "io.github.lectern.";

  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(");

  private final SourceMap sourceMap;
  private final TensorShapes shapes;

  /**
   * Creates the reports of a session.
   *
   * @param variables returns the value of a variable that a cell has declared
   */
  public RuntimeReport(SourceMap sourceMap, Function<String, Optional<Object>> variables) {
    this.sourceMap = sourceMap;
    this.shapes = new TensorShapes(variables);
  }

  /**
   * Builds the error report of a failure.
   *
   * @param thrown the exception, with its message and causes
   * @param translated the same chain of exceptions after translation by JShell; its stack frames
   *     name snippets
   * @param origin the snippet that ran; reported if no frame names a snippet
   */
  public CellFailure of(Throwable thrown, Throwable translated, Optional<SourceMap.Origin> origin) {
    List<String> report = chain("", thrown, translated);
    if (report.stream().noneMatch(line -> line.contains(ARROW))) {
      origin.map(RuntimeReport::location).ifPresent(report::add);
    }
    shapes(thrown, translated, origin).ifPresent(report::add);
    report.addAll(RuntimeHints.of(thrown));
    return new CellFailure(thrown, name(thrown), NameCleaner.clean(message(thrown)), report);
  }

  /** Returns the shapes of the tensors in the line that failed, if the exception lacks them. */
  private Optional<String> shapes(
      Throwable thrown, Throwable translated, Optional<SourceMap.Origin> origin) {
    return Arrays.stream(translated.getStackTrace())
        .flatMap(frame -> sourceMap.lineOf(frame).stream())
        .findFirst()
        .or(() -> origin.map(SourceMap.Origin::line))
        .flatMap(line -> shapes.of(NameCleaner.clean(message(RuntimeHints.root(thrown))), line));
  }

  /** Builds the error report of an exception that ended a thread started by a cell. */
  public CellFailure ofThread(String thread, Throwable thrown, Throwable translated) {
    List<String> report = chain("In thread \"" + thread + "\": ", thrown, translated);
    report.addAll(RuntimeHints.of(thrown));
    return new CellFailure(thrown, name(thrown), NameCleaner.clean(message(thrown)), report);
  }

  private List<String> chain(String lead, Throwable thrown, Throwable translated) {
    List<String> report = new ArrayList<>();
    Throwable next = thrown;
    Throwable frames = translated;
    for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
      report.add(Bold.headline((depth == 0 ? lead : "Caused by ") + headline(next)));
      locations(frames == null ? new StackTraceElement[0] : frames.getStackTrace()).stream()
          .filter(location -> !report.contains(location))
          .forEach(report::add);
      next = next.getCause() == next ? null : next.getCause();
      frames = frames == null ? null : frames.getCause();
    }
    return report;
  }

  /** Builds the report of an interrupted cell, including the line that was running. */
  public CellFailure interrupted(Throwable thrown, Throwable translated, String message) {
    List<String> report = new ArrayList<>(List.of(Bold.headline("Interrupted: " + message)));
    Arrays.stream(translated.getStackTrace())
        .map(this::location)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(report::add);
    return new CellFailure(thrown, "Interrupted", message, report);
  }

  /** Returns the simple name of the class, as students write it. */
  private static String name(Throwable thrown) {
    Class<?> type = ThrowableSnapshot.original(thrown).getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String headline(Throwable thrown) {
    String message = NameCleaner.clean(message(thrown));
    return name(thrown) + (message.isEmpty() ? "" : ": " + message);
  }

  /** Returns the message, shortened if it is very long; empty if it only repeats the cause. */
  private static String message(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String message = thrown.getMessage();
    if (message == null || (cause != null && cause.toString().equals(message))) {
      return "";
    }
    return message.length() <= MAX_MESSAGE
        ? message
        : message.substring(0, MAX_MESSAGE) + "... (" + message.length() + " characters)";
  }

  private List<String> locations(StackTraceElement[] frames) {
    List<String> lines = new ArrayList<>();
    callee(frames).ifPresent(lines::add);
    List<String> own =
        withoutRepeats(
            Arrays.stream(frames).map(this::location).flatMap(Optional::stream).toList());
    if (own.size() <= MAX_LOCATIONS) {
      lines.addAll(own);
    } else {
      lines.addAll(own.subList(0, MAX_LOCATIONS / 2));
      int left = own.size() - MAX_LOCATIONS;
      lines.add("  ... " + left + (left == 1 ? " more call" : " more calls"));
      lines.addAll(own.subList(own.size() - MAX_LOCATIONS / 2, own.size()));
    }
    return lines;
  }

  /** Collapses repeated frames, such as those of a recursive method, into one with a count. */
  private static List<String> withoutRepeats(List<String> locations) {
    List<String> unique = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= locations.size(); i++) {
      if (i == locations.size() || !locations.get(i).equals(locations.get(first))) {
        boolean calls = i - first > 2 && locations.get(first).contains(", in ");
        unique.add(locations.get(first) + (calls ? "  (" + (i - first) + " times)" : ""));
        first = i;
      }
    }
    return unique;
  }

  /**
   * Returns a line that names the library method that the cell called. Returns empty if the call is
   * the only one on its line, or if the method belongs to a nested class, such as ArrayList.Itr, or
   * to Lectern, whose messages are clear enough.
   */
  private Optional<String> callee(StackTraceElement[] frames) {
    String line =
        Arrays.stream(frames)
            .flatMap(frame -> sourceMap.lineOf(frame).stream())
            .map(SourceMap.Line::text)
            .findFirst()
            .orElse("");
    Optional<StackTraceElement> called =
        Arrays.stream(frames)
            .takeWhile(frame -> sourceMap.lineOf(frame).isEmpty())
            .reduce((inner, outer) -> outer);
    return called
        .filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
        .filter(frame -> !simpleName(frame).contains("."))
        .filter(frame -> !isOnlyCall(frame.getMethodName(), line))
        .map(frame -> "  inside " + simpleName(frame) + "." + writtenName(frame.getMethodName()));
  }

  private static boolean isOnlyCall(String method, String line) {
    List<String> calls = CALL.matcher(line).results().map(call -> call.group(1)).toList();
    return calls.equals(List.of(method));
  }

  private static String simpleName(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
  }

  /**
   * Returns the name as written in the source. For the synthetic method of a lambda expression,
   * returns the name of the method that contains the expression.
   */
  private static String writtenName(String method) {
    return method.replaceFirst("^lambda\\$(\\w+?)\\$.*", "$1");
  }

  private Optional<String> location(StackTraceElement frame) {
    return sourceMap
        .lineOf(frame)
        .map(line -> "  " + line.name() + method(frame) + "\n" + ARROW + line.text().strip());
  }

  private static String location(SourceMap.Origin origin) {
    return "  " + origin.line().name() + ":\n" + ARROW + origin.line().text().strip();
  }

  private static String method(StackTraceElement frame) {
    String method = frame.getMethodName();
    boolean unnamed = method.isEmpty() || method.startsWith("lambda$");
    return unnamed || method.startsWith("do_it") || CellFrameMapper.isBody(method)
        ? ":"
        : ", in " + method + ":";
  }
}
