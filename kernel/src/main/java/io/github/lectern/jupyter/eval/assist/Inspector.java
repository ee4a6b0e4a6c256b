package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/** Finds the documentation of the name at the cursor. */
public final class Inspector {
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final DeclaredNames names;
  private final BundledJavadoc docs;
  private final LibraryJavadoc libraryDocs;

  public Inspector(
      JShell shell, DeclaredNames names, BundledJavadoc docs, LibraryJavadoc libraryDocs) {
    this.shell = shell;
    this.names = names;
    this.docs = docs;
    this.libraryDocs = libraryDocs;
    this.analysis = shell.sourceCodeAnalysis();
  }

  /** Returns the value of a variable, or the documentation of a class, method or field. */
  public Optional<Inspection> inspect(String code, int cursor) {
    int end = nameEnd(code, cursor);
    String name = code.substring(nameStart(code, end), end);
    Optional<Inspection> variable = variable(name, code, end);
    if (variable.isPresent()) {
      return variable;
    }
    names.imports().resolve(code.substring(0, Math.max(end, cursor)));
    return signatures(code, end, cursor);
  }

  /**
   * Returns the source code of the student's methods and types that have the name at the cursor, as
   * {@code name??} does in IPython.
   */
  public List<Inspection> sources(String code, int cursor) {
    int end = nameEnd(code, cursor);
    String name = code.substring(nameStart(code, end), end);
    return Stream.concat(shell.types(), shell.methods())
        .filter(snippet -> snippet.name().equals(name))
        .map(snippet -> Inspection.ofText(snippet.source().strip()))
        .toList();
  }

  private Optional<Inspection> variable(String name, String code, int end) {
    int start = end - name.length();
    boolean member = start > 0 && code.charAt(start - 1) == '.';
    boolean call = end < code.length() && code.charAt(end) == '(';
    if (member || call) {
      return Optional.empty();
    }
    return shell
        .variables()
        .filter(variable -> variable.name().equals(name))
        .reduce((first, last) -> last)
        .map(this::describe)
        .map(Inspection::ofText);
  }

  private String describe(VarSnippet variable) {
    String value = shell.varValue(variable);
    String gap = value.contains("\n") ? "\n" : " ";
    return NameCleaner.withoutPackages(variable.typeName())
        + " "
        + variable.name()
        + " ="
        + gap
        + value;
  }

  /**
   * Returns the documentation of the name, or else of the call whose parentheses contain the
   * cursor.
   */
  private Optional<Inspection> signatures(String code, int nameEnd, int cursor) {
    for (String text : candidates(code, nameEnd, cursor)) {
      List<Documentation> found = documentation(text);
      if (!found.isEmpty()) {
        return Optional.of(
            Inspection.joined(
                found.stream().map(each -> toInspection(each, code)).distinct().toList()));
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(String code, int nameEnd, int cursor) {
    List<String> texts = new ArrayList<>();
    int next = Trivia.end(code, nameEnd);
    String name = code.substring(0, nameEnd);
    boolean call = next < code.length() && code.charAt(next) == '(';
    texts.add(call ? name + "(" : name);
    texts.add(code.substring(0, cursor));
    texts.add(code.substring(0, openParenthesis(code, cursor) + 1));
    texts.add(name + "(");
    return texts;
  }

  /** Returns the offset of the last unclosed parenthesis before the cursor; -1 if there is none. */
  private static int openParenthesis(String code, int cursor) {
    int depth = 0;
    for (int i = cursor - 1; i >= 0; i--) {
      char c = code.charAt(i);
      if (c == ')') {
        depth++;
      } else if (c == '(' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the documentation of the name or call at the end of the text. JShell searches the JDK's
   * sources for Javadoc only if Lectern has none, because the search is slow.
   */
  private List<Documentation> documentation(String text) {
    List<Documentation> found = analysis.documentation(text, text.length(), false);
    boolean ours =
        found.stream().anyMatch(d -> docs.comment(Signature.of(d.signature())).isPresent());
    return found.isEmpty() || ours ? found : analysis.documentation(text, text.length(), true);
  }

  private Inspection toInspection(Documentation documentation, String code) {
    Signature signature = Signature.of(documentation.signature());
    return docs.comment(signature)
        .or(() -> Optional.ofNullable(documentation.javadoc()))
        .or(() -> libraryDocs.comment(signature, code))
        .filter(comment -> !comment.isBlank())
        .map(comment -> Inspection.ofDocs(signature.text(), DocComment.html(comment)))
        .orElseGet(() -> Inspection.ofText(signature.text()));
  }

  private static int nameStart(String code, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int nameEnd(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }
}
