package io.github.lectern.jupyter.eval.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** Removes lines from JShell's import snippets, which may consist of many lines. */
public final class ImportLines {
  private ImportLines() {}

  /** Returns the pattern of the imports of a type by name. */
  public static Pattern ofType(String name) {
    return Pattern.compile("import\\s+[\\w.]+\\." + Pattern.quote(name) + "\\s*;");
  }

  /** Returns the pattern of the static imports of a member by name. */
  public static Pattern ofMember(String name) {
    return Pattern.compile("import\\s+static\\s+[\\w.]+\\." + Pattern.quote(name) + "\\s*;");
  }

  /**
   * Removes the imports that match.
   *
   * @param changed receives the source of each changed snippet as it was before
   */
  public static List<SnippetEvent> remove(JShell shell, Pattern line, Consumer<String> changed) {
    List<SnippetEvent> events = new ArrayList<>();
    for (ImportSnippet snippet : shell.imports().toList()) {
      String rest = line.matcher(snippet.source()).replaceAll("");
      if (!rest.equals(snippet.source())) {
        changed.accept(snippet.source());
        // If the snippet contains other imports, they are kept.
        events.addAll(rest.isBlank() ? shell.drop(snippet) : shell.eval(rest));
      }
    }
    return events;
  }
}
