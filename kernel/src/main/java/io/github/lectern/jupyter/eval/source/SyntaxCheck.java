package io.github.lectern.jupyter.eval.source;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Finds syntax errors that no continuation of the code can repair. JShell looks only at single
 * tokens, and accepts x = = 3.
 */
final class SyntaxCheck {
  /** What may surround a snippet: a method, a class or nothing. */
  private static final List<String> LEADS = List.of("class A { void m() {\n", "class A {\n", "");

  private static final String END = "\n}}";

  private static final String NO_STATEMENT = "compiler.err.not.stmt";

  /** Errors that a continuation repairs although they are reported before the end. */
  private static final Set<String> REPAIRABLE =
      Set.of(
          NO_STATEMENT,
          "compiler.err.premature.eof",
          "compiler.err.unclosed.str.lit",
          "compiler.err.unclosed.text.block",
          "compiler.err.unclosed.char.lit",
          "compiler.err.unclosed.comment",
          "compiler.err.array.dimension.missing",
          "compiler.err.try.without.catch.or.finally",
          "compiler.err.try.without.catch.finally.or.resource.decls");

  /** A modifier that the parser takes for a type until the type's keyword follows. */
  private static final Pattern SEALED =
      Pattern.compile("(?s)\\b(?:non-)?sealed(?=\\s)(?!.*\\b(?:class|interface)\\b)");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'"
              + "|(//[^\\n]*|/\\*.*?\\*/)");
  private static final Pattern LAST_TOKEN = Pattern.compile("\\s*(?:[\\w$]+|[^\\w$\\s])\\s*$");

  private static final Pattern IMPORT =
      Pattern.compile("import\\s+(?:static\\s+)?[\\w$]+(?:\\.[\\w$]+)*(?:\\.\\*)?\\s*;\\s*");
  private static final Pattern METHOD =
      Pattern.compile(
          "(?!if\\b|for\\b|while\\b|switch\\b|try\\b|synchronized\\b|new\\b)"
              + "[^=;{}(]*\\([^(){}]*\\)[\\w\\s.,]*\\{");

  private SyntaxCheck() {}

  /**
   * Returns whether several snippets have no syntax error. Parses them at once, which takes much
   * less time than {@link #parses} for each of them, but may overlook that a snippet does parse.
   */
  static boolean allParse(List<String> snippets) {
    return hasNoError(
        snippets.stream()
            .filter(snippet -> !IMPORT.matcher(snippet).matches())
            .map(
                snippet ->
                    METHOD.matcher(snippet).lookingAt()
                        ? LEADS.get(1) + snippet + "\n}"
                        : LEADS.get(0) + snippet + "\n;}}")
            .collect(Collectors.joining("\n")));
  }

  /** Returns whether a snippet has no syntax error in one of the contexts that it may have. */
  static boolean parses(String snippet) {
    return hasNoError(LEADS.get(0) + snippet + "\n;}}")
        || hasNoError(LEADS.get(1) + snippet + "\n}")
        || hasNoError(snippet);
  }

  /** Returns whether code has no error, apart from expressions that are not statements. */
  private static boolean hasNoError(String code) {
    return errors(code).stream().allMatch(error -> error.getCode().equals(NO_STATEMENT));
  }

  /**
   * Returns whether a snippet has a syntax error before its last token. The parser reports an
   * unexpected token, which may be the beginning of a keyword, at the end of the one before.
   */
  static boolean fails(String snippet) {
    String code = SEALED.matcher(withoutComments(snippet)).replaceAll(SyntaxCheck::blank);
    Matcher last = LAST_TOKEN.matcher(code);
    return last.find() && LEADS.stream().allMatch(lead -> hasErrorBefore(lead, code, last.start()));
  }

  private static String withoutComments(String code) {
    return COMMENT_OR_TEXT
        .matcher(code)
        .replaceAll(
            found ->
                found.group(1) == null ? Matcher.quoteReplacement(found.group()) : blank(found));
  }

  private static String blank(MatchResult found) {
    return " ".repeat(found.group().length());
  }

  private static boolean hasErrorBefore(String lead, String snippet, int end) {
    return errors(lead + snippet + (lead.isEmpty() ? "" : END)).stream()
        .filter(error -> !REPAIRABLE.contains(error.getCode()))
        .anyMatch(error -> error.getPosition() < lead.length() + end);
  }

  private static List<Diagnostic<? extends JavaFileObject>> errors(String source) {
    List<Diagnostic<? extends JavaFileObject>> found = new ArrayList<>();
    JavacTask task =
        SourceComments.task(
            source,
            diagnostic -> {
              if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                found.add(diagnostic);
              }
            });
    try {
      var unused = task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException("a source in memory cannot be read", e);
    }
    return found;
  }
}
