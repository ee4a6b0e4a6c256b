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
 * Maps JVM stack frames, which name JShell's wrapper classes, to cells and lines. Mapping does not
 * use the compiler, so it may be done on any thread.
 */
public final class CellFrameMapper {
  /** The method name of a frame outside the student's methods. */
  private static final String BODY = "<body>";

  /** The class name of a method outside the student's classes. */
  private static final String CELL = "Cell";

  private static final Pattern WRAPPER =
      Pattern.compile("(REPL\\.\\$JShell\\$\\d+)[A-Z]*(?:\\$(.+))?");
  private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(\\w+?)\\$.*");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final SourceMap sourceMap;
  private volatile List<Snippet> snippets = List.of();

  public CellFrameMapper(JShell shell, SourceMap sourceMap) {
    this.shell = shell;
    this.analysis = shell.sourceCodeAnalysis();
    this.sourceMap = sourceMap;
  }

  /** Records that the newest snippet is starting to run; called on the shell's thread. */
  public void snippetStarts() {
    snippets = shell.snippets().toList();
    sourceMap.started(snippets.get(snippets.size() - 1).id());
  }

  /** Returns whether a frame is in the code of a cell. */
  static boolean isCellFrame(StackTraceElement frame) {
    return WRAPPER.matcher(frame.getClassName()).matches();
  }

  /**
   * Maps a frame of a cell to one such as "Dog.bark(cell [3], line 2)". Returns empty for other
   * frames and for the wrapper code of JShell.
   */
  Optional<StackTraceElement> map(StackTraceElement frame) {
    Matcher type = WRAPPER.matcher(frame.getClassName());
    if (!type.matches()) {
      return Optional.empty();
    }
    String owner = type.group(2) == null ? CELL : type.group(2).replace('$', '.');
    return line(type.group(1), frame.getLineNumber())
        .map(sourceMap::nameOf)
        .map(line -> new StackTraceElement(owner, method(frame.getMethodName()), line, -1));
  }

  /**
   * Returns a location such as "cell [3], in bark" for a class and method of a cell; empty for
   * others.
   */
  Optional<String> locationOf(String type, String method) {
    Matcher wrapper = WRAPPER.matcher(String.valueOf(type));
    String written = method(String.valueOf(method));
    return wrapper.matches()
        ? snippets.stream()
            .filter(snippet -> isIn(snippet, wrapper.group(1)))
            .flatMap(snippet -> sourceMap.get(snippet.id()).stream())
            .findFirst()
            .map(origin -> origin.cell().name())
            .map(cell -> isBody(written) ? cell : cell + ", in " + written)
        : Optional.empty();
  }

  /** Finds the line among all snippets of a wrapper class; overloaded methods share one class. */
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

  /** Maps a line of the wrapper class if it contains any character of the snippet. */
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
        .flatMap(position -> sourceMap.get(snippet.id()).map(origin -> origin.lineAt(position)));
  }

  /**
   * Returns whether a character belongs to the snippet's source. JShell assigns the characters of
   * its wrapper code to the nearest position in the source.
   */
  private static boolean isOwn(SnippetWrapper wrapper, int at) {
    int position = wrapper.wrappedToSourcePosition(at);
    return position >= 0
        && position < wrapper.source().length()
        && wrapper.source().charAt(position) == wrapper.wrapped().charAt(at)
        && wrapper.sourceToWrappedPosition(position) == at;
  }

  /**
   * Returns the method that contains a lambda expression, "<body>" for JShell's own method, and
   * other names unchanged.
   */
  private static String method(String name) {
    String written = LAMBDA.matcher(name).replaceFirst("$1");
    return written.startsWith("do_it") ? BODY : written;
  }

  /** Returns whether a frame with this method name is outside the student's methods. */
  public static boolean isBody(String method) {
    return method.equals(BODY);
  }
}
