package io.github.lectern.jupyter.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Finds what can stand at the cursor. */
final class Completer {
  private static final int LIMIT = 300;
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of(
          "equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait(");
  private static final Set<Snippet.Kind> IN_A_METHOD =
      Set.of(Snippet.Kind.VAR, Snippet.Kind.EXPRESSION, Snippet.Kind.STATEMENT);

  private final SourceCodeAnalysis analysis;
  private final CellSplitter splitter;

  Completer(SourceCodeAnalysis analysis, CellSplitter splitter) {
    this.analysis = analysis;
    this.splitter = splitter;
  }

  Completion complete(String code, int cursor) {
    String before = code.substring(0, cursor);
    Context context = context(before);
    int[] anchor = {0};
    List<Suggestion> found =
        analysis.completionSuggestions(context.text(), context.text().length(), anchor);
    int start = found.isEmpty() ? wordStart(before) : anchor[0] + context.shift();
    List<Completion.Suggestion> suggestions =
        Stream.concat(
                own(context, before),
                found.stream().sorted(best()).map(suggestion -> suggestion.continuation()))
            // $1, $2, ... are JShell's names for results, which nobody means.
            .filter(text -> !text.startsWith("$"))
            .distinct()
            .limit(LIMIT)
            .map(Completer::suggestion)
            .toList();
    return new Completion(Math.max(0, Math.min(start, cursor)), cursor, suggestions);
  }

  /** JShell's completion leaves out what the cell itself declares before the cursor. */
  private static Stream<String> own(Context context, String before) {
    int start = wordStart(before);
    String prefix = before.substring(start);
    boolean member = start > 0 && before.charAt(start - 1) == '.';
    return member || prefix.isEmpty()
        ? Stream.empty()
        : context.names().stream().filter(name -> name.startsWith(prefix));
  }

  private static int wordStart(String before) {
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /**
   * What JShell is to look at.
   *
   * @param text the cell's statements before the cursor and the unfinished one
   * @param shift what turns a position near its end into one of the cell
   * @param names what the cell declares before the cursor
   */
  private record Context(String text, int shift, List<String> names) {}

  /** JShell completes one snippet at a time: statements may come together, declarations may not. */
  private Context context(String before) {
    List<CellSplitter.Piece> pieces = splitter.split(before);
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pieces.size() - 1; i++) {
      String source = pieces.get(i).source();
      List<Snippet> snippets = analysis.sourceToSnippets(source);
      snippets.stream().flatMap(Completer::name).forEach(names::add);
      if (snippets.stream().allMatch(snippet -> IN_A_METHOD.contains(snippet.kind()))) {
        text.append(source).append('\n');
      }
    }
    int last = pieces.isEmpty() ? before.length() : pieces.get(pieces.size() - 1).offset();
    int shift = last - text.length();
    return new Context(text.append(before.substring(last)).toString(), shift, names);
  }

  private static Stream<String> name(Snippet snippet) {
    if (snippet instanceof MethodSnippet method) {
      return Stream.of(method.name() + "(");
    }
    return snippet instanceof DeclarationSnippet declaration
        ? Stream.of(declaration.name())
        : Stream.empty();
  }

  /** What fits the expected type first; what every object has last. */
  private static Comparator<Suggestion> best() {
    return Comparator.comparing((Suggestion s) -> !s.matchesType())
        .thenComparing(s -> OF_EVERY_OBJECT.contains(s.continuation()))
        .thenComparing(Suggestion::continuation);
  }

  private static Completion.Suggestion suggestion(String text) {
    String type = "instance";
    if (text.contains("(")) {
      type = "function";
    } else if (SourceVersion.isKeyword(text.strip())) {
      type = "keyword";
    } else if (!text.isEmpty() && Character.isUpperCase(text.charAt(0))) {
      type = "class";
    }
    return new Completion.Suggestion(text, type);
  }
}
