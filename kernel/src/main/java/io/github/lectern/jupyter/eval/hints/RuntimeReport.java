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
import java.util.regex.Pattern;

/** Words for what a cell threw: the message, then the student's own lines, then the causes. */
public final class RuntimeReport {
  private static final int MAX_PLACES = 6;
  private static final int MAX_CAUSES = 5;
  private static final int MAX_MESSAGE = 10_000;
  private static final String ARROW = "  --> ";
  private static final String OWN_PACKAGE = "io.github.lectern.";

  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(");

  private final SourceMap origins;

  public RuntimeReport(SourceMap origins) {
    this.origins = origins;
  }

  /**
   * Reports a failure.
   *
   * @param thrown what was thrown, with its message and causes
   * @param translated the same chain as JShell gives it, whose frames name snippets
   * @param origin the snippet that ran, for failures whose frames tell nothing
   */
  public CellFailure of(Throwable thrown, Throwable translated, Optional<SourceMap.Origin> origin) {
    List<String> report = chain("", thrown, translated);
    if (report.stream().noneMatch(line -> line.contains(ARROW))) {
      origin.map(RuntimeReport::place).ifPresent(report::add);
    }
    report.addAll(RuntimeHints.of(thrown));
    return new CellFailure(thrown, name(thrown), NameCleaner.in(message(thrown)), report);
  }

  /** Reports what ended a thread beside the cell. */
  public CellFailure ofThread(String thread, Throwable thrown, Throwable translated) {
    List<String> report = chain("In thread \"" + thread + "\": ", thrown, translated);
    report.addAll(RuntimeHints.of(thrown));
    return new CellFailure(thrown, name(thrown), NameCleaner.in(message(thrown)), report);
  }

  private List<String> chain(String lead, Throwable thrown, Throwable translated) {
    List<String> report = new ArrayList<>();
    Throwable next = thrown;
    Throwable frames = translated;
    for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
      report.add(Bold.headline((depth == 0 ? lead : "Caused by ") + headline(next)));
      places(frames == null ? new StackTraceElement[0] : frames.getStackTrace()).stream()
          .filter(place -> !report.contains(place))
          .forEach(report::add);
      next = next.getCause() == next ? null : next.getCause();
      frames = frames == null ? null : frames.getCause();
    }
    return report;
  }

  /** Reports that the student stopped the cell, and where it was. */
  public CellFailure interrupted(Throwable thrown, Throwable translated, String message) {
    List<String> report = new ArrayList<>(List.of(Bold.headline("Interrupted: " + message)));
    Arrays.stream(translated.getStackTrace())
        .map(this::place)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(report::add);
    return new CellFailure(thrown, "Interrupted", message, report);
  }

  /** The class's simple name, as students write it. */
  private static String name(Throwable thrown) {
    Class<?> type = ThrowableSnapshot.original(thrown).getClass();
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  private static String headline(Throwable thrown) {
    String message = NameCleaner.in(message(thrown));
    return name(thrown) + (message.isEmpty() ? "" : ": " + message);
  }

  /** A message that only repeats its cause's is left to the cause. */
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

  private List<String> places(StackTraceElement[] frames) {
    List<String> lines = new ArrayList<>();
    callee(frames).ifPresent(lines::add);
    List<String> own =
        withoutRepeats(Arrays.stream(frames).map(this::place).flatMap(Optional::stream).toList());
    if (own.size() <= MAX_PLACES) {
      lines.addAll(own);
    } else {
      lines.addAll(own.subList(0, MAX_PLACES / 2));
      lines.add("  ... " + (own.size() - MAX_PLACES) + " more calls");
      lines.addAll(own.subList(own.size() - MAX_PLACES / 2, own.size()));
    }
    return lines;
  }

  /** A method that calls itself a thousand times is told once. */
  private static List<String> withoutRepeats(List<String> places) {
    List<String> once = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= places.size(); i++) {
      if (i == places.size() || !places.get(i).equals(places.get(first))) {
        boolean calls = i - first > 2 && places.get(first).contains(", in ");
        once.add(places.get(first) + (calls ? "  (" + (i - first) + " times)" : ""));
        first = i;
      }
    }
    return once;
  }

  /**
   * The library's method that the cell called, if the line does not say it: it is no news where the
   * line has one call, nor where it is a library's inner affair, such as ArrayList.Itr.next.
   * Lectern's own messages say enough without it.
   */
  private Optional<String> callee(StackTraceElement[] frames) {
    String line =
        Arrays.stream(frames)
            .flatMap(frame -> origins.lineOf(frame).stream())
            .map(SourceMap.Line::text)
            .findFirst()
            .orElse("");
    Optional<StackTraceElement> called =
        Arrays.stream(frames)
            .takeWhile(frame -> origins.lineOf(frame).isEmpty())
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

  /** The method that a lambda expression stands in, for the one that the compiler made of it. */
  private static String writtenName(String method) {
    return method.replaceFirst("^lambda\\$(\\w+?)\\$.*", "$1");
  }

  private Optional<String> place(StackTraceElement frame) {
    return origins
        .lineOf(frame)
        .map(line -> "  " + line.name() + method(frame) + "\n" + ARROW + line.text().strip());
  }

  private static String place(SourceMap.Origin origin) {
    return "  " + origin.line().name() + ":\n" + ARROW + origin.line().text().strip();
  }

  private static String method(StackTraceElement frame) {
    String method = frame.getMethodName();
    boolean unnamed = method.isEmpty() || method.startsWith("lambda$");
    return unnamed || method.startsWith("do_it") || method.equals(CellFrameMapper.BODY)
        ? ":"
        : ", in " + method + ":";
  }
}
