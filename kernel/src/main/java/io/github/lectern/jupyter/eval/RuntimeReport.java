package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Words for what a cell threw: the message, then the student's own lines, then the causes. */
final class RuntimeReport {
  private static final int MAX_PLACES = 6;
  private static final int MAX_CAUSES = 5;
  private static final String OWN_PACKAGE = "io.github.lectern.";

  private final Origins origins;

  RuntimeReport(Origins origins) {
    this.origins = origins;
  }

  /**
   * Reports a failure.
   *
   * @param thrown what was thrown, with its message and causes
   * @param translated the same chain as JShell gives it, whose frames name snippets
   */
  CellFailure of(Throwable thrown, Throwable translated) {
    List<String> report = new ArrayList<>();
    Throwable next = thrown;
    Throwable frames = translated;
    for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
      String lead = depth == 0 ? "" : "Caused by ";
      report.add(Colours.headline(lead + headline(next)));
      report.addAll(places(frames == null ? new StackTraceElement[0] : frames.getStackTrace()));
      next = next.getCause() == next ? null : next.getCause();
      frames = frames == null ? null : frames.getCause();
    }
    return new CellFailure(thrown, name(thrown), report);
  }

  /** Reports that the student stopped the cell, and where it was. */
  CellFailure interrupted(Throwable thrown, Throwable translated) {
    String message = "the cell was stopped";
    List<String> report = new ArrayList<>(List.of(Colours.headline("Interrupted: " + message)));
    Arrays.stream(translated.getStackTrace())
        .map(this::place)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(report::add);
    return new CellFailure(thrown, "Interrupted", message, report);
  }

  /** The class's simple name, as students write it. */
  private static String name(Throwable thrown) {
    String simple = thrown.getClass().getSimpleName();
    return simple.isEmpty() ? thrown.getClass().getName() : simple;
  }

  private static String headline(Throwable thrown) {
    String message = thrown.getMessage();
    return name(thrown) + (message == null || message.isEmpty() ? "" : ": " + message);
  }

  private List<String> places(StackTraceElement[] frames) {
    List<String> lines = new ArrayList<>();
    thrower(frames).ifPresent(lines::add);
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
        once.add(places.get(first) + (i - first > 1 ? "  (" + (i - first) + " times)" : ""));
        first = i;
      }
    }
    return once;
  }

  /** The library method that threw; Lectern's own messages say enough without it. */
  private Optional<String> thrower(StackTraceElement[] frames) {
    if (frames.length == 0 || origins.lineOf(frames[0]).isPresent()) {
      return Optional.empty();
    }
    String type = frames[0].getClassName();
    if (type.startsWith(OWN_PACKAGE)) {
      return Optional.empty();
    }
    String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    return Optional.of("  thrown by " + simple + "." + writtenName(frames[0].getMethodName()));
  }

  /** The method that a lambda expression stands in, for the one that the compiler made of it. */
  private static String writtenName(String method) {
    return method.replaceFirst("^lambda\\$(\\w+?)\\$.*", "$1");
  }

  private Optional<String> place(StackTraceElement frame) {
    return origins
        .lineOf(frame)
        .map(line -> "  " + line.name() + method(frame) + "\n  --> " + line.text().strip());
  }

  private static String method(StackTraceElement frame) {
    String method = frame.getMethodName();
    return method.isEmpty() || method.startsWith("lambda$") ? ":" : ", in " + method + ":";
  }
}
