package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;

/**
 * The code before the cursor in a form that JShell can analyse. JShell accepts several statements
 * at once but only one declaration, so earlier declarations of methods and types are left out.
 *
 * @param text the cell's complete statements before the cursor, followed by the unfinished one
 * @param shift the number to add to an offset in the unfinished statement of the text to get its
 *     offset in the cell
 * @param start the offset of the unfinished statement in the cell
 * @param names the names that the cell declares before the cursor
 */
record UnfinishedCode(String text, int shift, int start, List<String> names) {
  private static final Set<Snippet.Kind> STATEMENT_KINDS =
      Set.of(Snippet.Kind.VAR, Snippet.Kind.EXPRESSION, Snippet.Kind.STATEMENT);

  /** Analyses the code of a cell up to the cursor. */
  static UnfinishedCode of(String before, CellSplitter splitter, SnippetParser parser) {
    List<CellSplitter.Piece> pieces = splitter.split(before);
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pieces.size() - 1; i++) {
      String source = pieces.get(i).source();
      List<Snippet> snippets = parser.parse(source);
      snippets.stream().flatMap(UnfinishedCode::name).forEach(names::add);
      if (snippets.stream().allMatch(snippet -> STATEMENT_KINDS.contains(snippet.kind()))) {
        text.append(source).append('\n');
      }
    }
    int last = pieces.isEmpty() ? before.length() : pieces.get(pieces.size() - 1).offset();
    int shift = last - text.length();
    return new UnfinishedCode(text.append(before.substring(last)).toString(), shift, last, names);
  }

  private static Stream<String> name(Snippet snippet) {
    if (snippet instanceof MethodSnippet method) {
      return Stream.of(method.name() + "(");
    }
    return snippet instanceof DeclarationSnippet declaration
        ? Stream.of(declaration.name())
        : Stream.empty();
  }
}
