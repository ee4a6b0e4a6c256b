package io.github.lectern.jupyter.eval.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Adds permits clauses to sealed types. In a file, a sealed type without permits may be extended by
 * types in the same file. A cell should behave like a file, but JShell compiles each type
 * separately.
 */
public final class SealedTypes {
  private static final Pattern SEALED =
      Pattern.compile(
          "(?:^|\\s)sealed\\s+(?:\\w+\\s+)*?(?:interface|class)\\s+(\\w+)[^{]*?(?=\\s*\\{)");
  private static final Pattern TYPE =
      Pattern.compile("(?:^|\\s)(class|interface|record|enum)\\s+(\\w+)[^{]*\\{");

  private static final Pattern NON_SEALED =
      Pattern.compile("\\bnon-sealed(?=\\s+(?:\\w+\\s+)*(?:class|interface)\\b)");
  private static final String NO_SEALED_SUPERTYPE =
      "compiler.err.non.sealed.with.no.sealed.supertype";

  private SealedTypes() {}

  /**
   * Replaces non-sealed with text of the same length, because JDK 17's JShell cannot split code
   * that contains it.
   */
  static String withoutNonSealed(String code) {
    return NON_SEALED.matcher(code).replaceAll("public    ");
  }

  /**
   * Evaluates a snippet. JDK 17 rejects a non-sealed type whose sealed supertype cannot be compiled
   * without that type, but accepts the redeclaration of an existing type. Therefore, after such a
   * rejection, an empty type of the same name is declared first.
   */
  public static List<SnippetEvent> evaluate(JShell shell, String source) {
    List<SnippetEvent> events = shell.eval(source);
    if (events.stream().noneMatch(event -> lacksSealedType(shell, event))) {
      return events;
    }
    List<SnippetEvent> first = shell.eval(empty(source));
    List<SnippetEvent> again = shell.eval(source);
    if (again.stream().anyMatch(event -> event.status() == Snippet.Status.REJECTED)) {
      first.stream()
          .map(SnippetEvent::snippet)
          .filter(snippet -> shell.status(snippet).isActive())
          .forEach(shell::drop);
    }
    return again;
  }

  private static boolean lacksSealedType(JShell shell, SnippetEvent event) {
    return event.status() == Snippet.Status.REJECTED
        && shell
            .diagnostics(event.snippet())
            .anyMatch(diagnostic -> diagnostic.getCode().equals(NO_SEALED_SUPERTYPE));
  }

  /** Returns an empty type of the same kind and name. */
  private static String empty(String source) {
    Matcher type = TYPE.matcher(source);
    return type.find() ? type.group(1) + " " + type.group(2) + " {}" : "";
  }

  /** Adds the missing permits clauses. */
  static List<CellSplitter.Piece> complete(List<CellSplitter.Piece> pieces) {
    return pieces.stream().map(piece -> complete(piece, pieces)).toList();
  }

  /** Moves each sealed type ahead of the non-sealed types that extend it, as JDK 17 requires. */
  public static List<CellSplitter.Piece> inOrder(List<CellSplitter.Piece> pieces) {
    List<CellSplitter.Piece> ordered = new ArrayList<>();
    for (CellSplitter.Piece piece : pieces) {
      ordered.add(indexOfFirstNonSealed(ordered, SEALED.matcher(piece.source())), piece);
    }
    return ordered;
  }

  private static int indexOfFirstNonSealed(List<CellSplitter.Piece> pieces, Matcher sealed) {
    for (int i = 0; i < pieces.size() && sealed.find(0); i++) {
      String source = pieces.get(i).source();
      if (NON_SEALED.matcher(source).find() && extend(firstHead(source), sealed.group(1))) {
        return i;
      }
    }
    return pieces.size();
  }

  private static String firstHead(String source) {
    Matcher type = TYPE.matcher(source);
    return type.find() ? type.group() : "";
  }

  private static CellSplitter.Piece complete(
      CellSplitter.Piece piece, List<CellSplitter.Piece> pieces) {
    Matcher head = SEALED.matcher(piece.source());
    if (!head.find() || head.group().matches("(?s).*\\bpermits\\b.*")) {
      return piece;
    }
    String name = head.group(1);
    String body = piece.source().substring(head.end());
    String subtypes =
        pieces.stream()
            .map(CellSplitter.Piece::source)
            .flatMap(source -> TYPE.matcher(source).results().limit(1))
            .filter(type -> extend(type.group(), name))
            .map(type -> type.group(2))
            .collect(Collectors.joining(", "));
    // Without a permits clause, the compiler itself finds subtypes inside the sealed type.
    boolean inner = TYPE.matcher(body).results().anyMatch(type -> extend(type.group(), name));
    return subtypes.isEmpty() || inner ? piece : piece.insert(head.end(), " permits " + subtypes);
  }

  private static boolean extend(String head, String name) {
    return head.matches("(?s).*\\b(?:extends|implements)\\b.*\\b" + name + "\\b.*");
  }
}
