package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names the subtypes of sealed types. In a file, a sealed type without permits may be extended by
 * what stands in the same file; a cell is such a file, but JShell compiles each type by itself.
 */
final class SealedTypes {
  private static final Pattern SEALED =
      Pattern.compile(
          "(?:^|\\s)sealed\\s+(?:\\w+\\s+)*?(?:interface|class)\\s+(\\w+)[^{]*?(?=\\s*\\{)");
  private static final Pattern TYPE =
      Pattern.compile("(?:^|\\s)(?:class|interface|record|enum)\\s+(\\w+)[^{]*\\{");

  private SealedTypes() {}

  static List<CellSplitter.Piece> complete(List<CellSplitter.Piece> pieces) {
    return pieces.stream().map(piece -> complete(piece, pieces)).toList();
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
            .map(type -> type.group(1))
            .collect(Collectors.joining(", "));
    // Subtypes inside of the sealed type are found by the compiler, if they are the only ones.
    boolean inner = TYPE.matcher(body).results().anyMatch(type -> extend(type.group(), name));
    return subtypes.isEmpty() || inner
        ? piece
        : piece.with(piece.source().substring(0, head.end()) + " permits " + subtypes + body);
  }

  private static boolean extend(String head, String name) {
    return head.matches("(?s).*\\b(?:extends|implements)\\b.*\\b" + name + "\\b.*");
  }
}
