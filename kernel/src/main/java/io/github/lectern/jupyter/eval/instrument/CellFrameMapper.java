package io.github.lectern.jupyter.eval.instrument;

import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Finds the cell and the line of a frame as the JVM has it, in the class that JShell puts around a
 * snippet. It asks JShell for nothing that takes the compiler, so any thread may do so.
 */
public final class CellFrameMapper {
  /** The method of a frame that is in none of the student's. */
  public static final String BODY = "<body>";

  /** What a method belongs to that is in no class of the student's. */
  private static final String CELL = "Cell";

  private static final Pattern WRAPPER =
      Pattern.compile("(REPL\\.\\$JShell\\$\\d+)[A-Z]*(?:\\$(.+))?");
  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(\\w+?)\\$.*");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final SourceMap origins;
  private volatile List<Snippet> snippets = List.of();

  public CellFrameMapper(JShell shell, SourceMap origins) {
    this.shell = shell;
    this.analysis = shell.sourceCodeAnalysis();
    this.origins = origins;
  }

  /** Notes that the newest snippet starts to run; on the shell's thread. */
  public void snippetStarts() {
    snippets = shell.snippets().toList();
    origins.starts(snippets.get(snippets.size() - 1).id());
  }

  static boolean isOfCell(StackTraceElement frame) {
    return WRAPPER.matcher(frame.getClassName()).matches();
  }

  /** "Dog.bark(cell [3], line 2)" for a frame of a cell; empty for what JShell has added. */
  Optional<StackTraceElement> named(StackTraceElement frame) {
    Matcher type = WRAPPER.matcher(frame.getClassName());
    if (!type.matches()) {
      return Optional.empty();
    }
    String owner = type.group(2) == null ? CELL : type.group(2).replace('$', '.');
    return line(type.group(1), frame.getLineNumber())
        .map(origins::nameOf)
        .map(line -> new StackTraceElement(owner, method(frame.getMethodName()), line, -1));
  }

  /** "cell [3], in bark" for a class and method of a cell; empty for others. */
  Optional<String> placeOf(String type, String method) {
    Matcher wrapper = WRAPPER.matcher(String.valueOf(type));
    String written = method(String.valueOf(method));
    return wrapper.matches()
        ? snippets.stream()
            .filter(snippet -> isIn(snippet, wrapper.group(1)))
            .flatMap(snippet -> origins.get(snippet.id()).stream())
            .findFirst()
            .map(origin -> origin.cell().name())
            .map(cell -> written.equals(BODY) ? cell : cell + ", in " + written)
        : Optional.empty();
  }

  /** Methods of one name share a class: the right snippet is the one that has the line. */
  private Optional<SourceMap.Line> line(String type, int number) {
    return snippets.stream()
        .filter(snippet -> isIn(snippet, type))
        .flatMap(snippet -> line(snippet, number).stream())
        .findFirst();
  }

  private boolean isIn(Snippet snippet, String type) {
    boolean hasClass =
        snippet.kind() != Snippet.Kind.ERRONEOUS && snippet.kind() != Snippet.Kind.IMPORT;
    return hasClass
        && analysis.wrapper(snippet).fullClassName().replaceFirst("[A-Z]*$", "").equals(type);
  }

  /** A line of the class is one of the snippet's if it has any of its characters. */
  private Optional<SourceMap.Line> line(Snippet snippet, int number) {
    SnippetWrapper wrapper = analysis.wrapper(snippet);
    List<String> lines = wrapper.wrapped().lines().limit(number).toList();
    int end = lines.stream().mapToInt(line -> line.length() + 1).sum() - 1;
    int start = end - lines.get(lines.size() - 1).length();
    return IntStream.range(start, end)
        .filter(at -> !Character.isWhitespace(wrapper.wrapped().charAt(at)))
        .filter(at -> isOwn(wrapper, at))
        .mapToObj(wrapper::wrappedToSourcePosition)
        .findFirst()
        .flatMap(position -> origins.get(snippet.id()).map(origin -> origin.lineAt(position)));
  }

  /** JShell maps what it has added to the nearest of the snippet's own characters. */
  private static boolean isOwn(SnippetWrapper wrapper, int at) {
    int position = wrapper.wrappedToSourcePosition(at);
    return position >= 0
        && position < wrapper.source().length()
        && wrapper.source().charAt(position) == wrapper.wrapped().charAt(at)
        && wrapper.sourceToWrappedPosition(position) == at;
  }

  /** The method that a lambda expression stands in, and no name of JShell's. */
  private static String method(String name) {
    String written = LAMBDA.matcher(name).replaceFirst("$1");
    return written.startsWith("do_it") ? BODY : written;
  }
}
