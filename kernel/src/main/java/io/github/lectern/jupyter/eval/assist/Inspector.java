package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final CellSplitter splitter;
  private final SnippetParser parser;
  private final DeclaredNames names;
  private final BundledJavadoc docs;
  private final LibraryJavadoc libraryDocs;

  public Inspector(
      JShell shell,
      CellSplitter splitter,
      SnippetParser parser,
      DeclaredNames names,
      BundledJavadoc docs,
      LibraryJavadoc libraryDocs) {
    this.shell = shell;
    this.splitter = splitter;
    this.parser = parser;
    this.names = names;
    this.docs = docs;
    this.libraryDocs = libraryDocs;
    this.analysis = shell.sourceCodeAnalysis();
  }

  /**
   * Returns the documentation of the class, method or field at the cursor. If there is none,
   * returns the signatures of the call in whose parentheses the cursor is. For a variable, returns
   * its value and then the signatures.
   */
  public Optional<Inspection> inspect(String code, int cursor) {
    int end = nameEnd(code, cursor);
    int start = nameStart(code, end);
    names.imports().resolve(code.substring(0, end));
    Optional<Inspection> variable = variable(code.substring(start, end), code, end);
    if (variable.isEmpty()) {
      return name(code, end, start).or(() -> parameters(code.substring(0, cursor)));
    }
    List<Inspection> both = new ArrayList<>();
    variable.ifPresent(both::add);
    parameters(code.substring(0, start)).ifPresent(both::add);
    return Optional.of(Inspection.joined(both));
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
    String value = Declarations.value(shell, variable);
    String gap = value.contains("\n") ? "\n" : " ";
    return NameCleaner.withoutPackages(variable.typeName())
        + " "
        + variable.name()
        + " ="
        + gap
        + value;
  }

  /** Returns the documentation of the name at the end of the code. */
  private Optional<Inspection> name(String code, int nameEnd, int nameStart) {
    if (nameStart == nameEnd) {
      return Optional.empty();
    }
    int next = Trivia.end(code, nameEnd);
    boolean call = next < code.length() && code.charAt(next) == '(';
    String text = unfinished(code.substring(0, nameEnd));
    return Stream.of(call ? text + "(" : text, text + "(")
        .map(this::documentation)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(found -> joined(found.stream().map(each -> toInspection(each, code)).toList()));
  }

  /**
   * Returns the signatures of the call in whose parentheses the code ends, with the current
   * parameter marked. Those that accept the complete arguments come first; if there are none, the
   * types of the arguments do not count.
   */
  private Optional<Inspection> parameters(String before) {
    return OpenCall.at(before)
        .flatMap(
            call ->
                Stream.of(call.argument(), call.open() + 1)
                    .map(end -> documentation(unfinished(before.substring(0, end))))
                    .filter(found -> found.stream().anyMatch(Inspector::isCall))
                    .findFirst()
                    .map(found -> parameters(found, call.index(), before)));
  }

  private Inspection parameters(List<Documentation> found, int index, String code) {
    return joined(
        found.stream()
            .filter(Inspector::isCall)
            .sorted(Comparator.comparing(each -> !MarkedSignature.fits(text(each), index)))
            .map(each -> toInspection(each, MarkedSignature.of(text(each), index), code))
            .toList());
  }

  private static boolean isCall(Documentation documentation) {
    return documentation.signature().contains("(");
  }

  private static Inspection joined(List<Inspection> parts) {
    return Inspection.joined(parts.stream().distinct().toList());
  }

  /** Returns the code in a form that JShell can analyse. */
  private String unfinished(String code) {
    return OpenCall.withAnalysableHeads(UnfinishedCode.of(code, splitter, parser).text());
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
    return toInspection(documentation, MarkedSignature.unmarked(text(documentation)), code);
  }

  private Inspection toInspection(Documentation documentation, MarkedSignature shown, String code) {
    Signature signature = Signature.of(documentation.signature());
    return docs.comment(signature)
        .or(() -> Optional.ofNullable(documentation.javadoc()))
        .or(() -> libraryDocs.comment(signature, code))
        .filter(comment -> !comment.isBlank())
        .map(comment -> Inspection.ofDocs(shown, DocComment.html(comment)))
        .orElseGet(() -> Inspection.of(shown));
  }

  private static String text(Documentation documentation) {
    return Signature.of(documentation.signature()).text();
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
