package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.hints.ImportRanking;
import io.github.lectern.jupyter.eval.imports.PublicTypes;
import io.github.lectern.jupyter.eval.source.SourceMask;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Completes the types of the JDK and of libraries that no import provides. A completion can only
 * replace text up to the cursor, so the import is inserted above the statement that is being
 * written, and the rest of the statement is repeated below it. Where that would move a lot of text,
 * or where other suggestions replace only the name, the full name is inserted.
 */
public final class ImportableTypes {
  /** What cells need of these packages is imported at the start. */
  private static final String OWN = "io.github.lectern.";

  private static final int MIN_PREFIX = 3;
  private static final int MAX_TYPES = 20;
  private static final int MAX_HEAD = 80;
  private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+$");
  private static final Pattern OPEN_COMMENT = Pattern.compile("/\\*(?!.*\\*/).*", Pattern.DOTALL);

  private final JarIndex index;
  private final PublicTypes types;

  public ImportableTypes(JarIndex index, PublicTypes types) {
    this.index = index;
    this.types = types;
  }

  /**
   * The texts that complete a name.
   *
   * @param start the offset of the first character that they replace
   */
  record Found(int start, List<String> texts) {}

  /**
   * Completes the name at the end of some code.
   *
   * @param statement the offset at which the unfinished statement starts
   * @param name the offset at which the name starts
   * @param known the other suggestions
   */
  Found complete(String before, int statement, int name, Set<String> known) {
    String prefix = before.substring(name);
    String lead = before.substring(0, name);
    if (!isTypeName(lead, prefix)) {
      return new Found(name, List.of());
    }
    List<String> found = startingWith(prefix, known);
    String head = before.substring(statement, name);
    boolean movable = head.indexOf('\n') < 0 && head.length() <= MAX_HEAD;
    if (IMPORT.matcher(head).find() || !movable || !(head.isEmpty() || known.isEmpty())) {
      return new Found(name, found);
    }
    String indent = before.substring(before.lastIndexOf('\n', statement - 1) + 1, statement);
    String below = "\n" + (indent.isBlank() ? indent : "") + head;
    return new Found(
        statement,
        found.stream().map(type -> "import " + type + ";" + below + simpleName(type)).toList());
  }

  private static boolean isTypeName(String lead, String prefix) {
    return prefix.length() >= MIN_PREFIX
        && Character.isUpperCase(prefix.charAt(0))
        && !lead.endsWith(".")
        && !OPEN_COMMENT.matcher(SourceMask.withoutCommentsAndLiterals(lead + prefix)).find()
        && OpenCall.plain(lead + prefix).endsWith(prefix);
  }

  private List<String> startingWith(String prefix, Set<String> known) {
    return ImportRanking.likely(
            Stream.concat(PublicTypes.ofJdk(prefix), index.topLevelTypes(prefix).stream()))
        .stream()
        .filter(type -> !known.contains(simpleName(type)) && !type.startsWith(OWN))
        .filter(type -> types.contains(packageName(type), simpleName(type)))
        .limit(MAX_TYPES)
        .toList();
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String packageName(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }
}
