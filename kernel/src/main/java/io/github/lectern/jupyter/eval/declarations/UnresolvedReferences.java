package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.UnresolvedReferenceException;

/**
 * Reports declarations that use an undeclared name. JShell keeps them and completes them when a
 * later cell declares the name; until then, they cannot be used.
 */
public final class UnresolvedReferences {
  private static final Pattern SYMBOL =
      Pattern.compile("\\b(?:class|method|variable|constructor) (\\w+)");
  private static final Pattern NO_SYMBOL = Pattern.compile("compiler\\.err\\.cant\\.resolve.*");
  private static final Pattern NOT_FOUND =
      Pattern.compile(NO_SYMBOL + "|compiler\\.err\\.cant\\.apply.*");
  private static final String TRIAL = "{ class " + CompileReport.TRIAL + " { ";

  private final JShell shell;
  private final SourceMap sourceMap;
  private final CompileReport report;

  public UnresolvedReferences(JShell shell, SourceMap sourceMap, CompileReport report) {
    this.shell = shell;
    this.sourceMap = sourceMap;
    this.report = report;
  }

  /** Returns a notice about a declaration that cannot be used yet; empty if it can be used. */
  public Optional<String> notice(Snippet snippet) {
    return firstIncomplete(snippet)
        .flatMap(
            incomplete ->
                missing(incomplete)
                    .map(missing -> report.notice(headline(snippet, incomplete), missing)));
  }

  private String headline(Snippet snippet, DeclarationSnippet incomplete) {
    List<String> names = undeclaredNames(incomplete).map(CompileReport::tidy).toList();
    return String.format(
        "%s is declared; it can be %s once %s %s declared.",
        ((DeclarationSnippet) snippet).name(),
        snippet instanceof MethodSnippet ? "called" : "used",
        String.join(" and ", names),
        names.size() == 1 ? "is" : "are");
  }

  /**
   * Returns the failure of code that uses an incomplete declaration; empty if the declaration is
   * complete.
   *
   * @param user the code that uses the declaration
   */
  public Optional<CellFailure> failure(Snippet snippet, Optional<SourceMap.Origin> user) {
    return firstIncomplete(snippet)
        .flatMap(this::missing)
        .map(missing -> report.unresolved(missing, user))
        .or(() -> brokenBy(snippet));
  }

  /**
   * Returns the failure of a declaration that does not compile although all names that it uses are
   * declared.
   */
  private Optional<CellFailure> brokenBy(Snippet snippet) {
    return isUnresolved(snippet)
        ? sourceMap
            .get(snippet.id())
            .map(origin -> report.rejected(origin, shell.diagnostics(snippet).toList()))
        : Optional.empty();
  }

  /** Returns the failure of code that threw because it used an incomplete declaration. */
  public Optional<CellFailure> failure(Throwable translated, Optional<SourceMap.Origin> user) {
    for (Throwable t = translated; t != null && t != t.getCause(); t = t.getCause()) {
      if (t instanceof UnresolvedReferenceException unresolved) {
        return failure(unresolved.getSnippet(), user);
      }
    }
    return Optional.empty();
  }

  /** Returns the failure of a snippet that was rejected because of an incomplete declaration. */
  public Optional<CellFailure> failure(List<Diag> diagnostics, SourceMap.Origin user) {
    return diagnostics.stream()
        .filter(diagnostic -> NOT_FOUND.matcher(diagnostic.getCode()).matches())
        .flatMap(UnresolvedReferences::symbols)
        .flatMap(name -> undefinedDeclaration(name).stream())
        .findFirst()
        .flatMap(snippet -> failure(snippet, Optional.of(user)));
  }

  /**
   * Returns the first declaration that uses an undeclared name: the given one, or one that it
   * depends on.
   */
  private Optional<DeclarationSnippet> firstIncomplete(Snippet snippet) {
    return firstIncomplete(snippet, new LinkedHashSet<>());
  }

  private Optional<DeclarationSnippet> firstIncomplete(Snippet snippet, Set<Snippet> seen) {
    if (!(snippet instanceof DeclarationSnippet declaration)
        || !isUnresolved(snippet)
        || !seen.add(snippet)) {
      return Optional.empty();
    }
    return undeclaredNames(declaration).findAny().isPresent()
        ? Optional.of(declaration)
        : shell
            .unresolvedDependencies(declaration)
            .flatMap(name -> undefinedDeclaration(bareName(name)).stream())
            .flatMap(needed -> firstIncomplete(needed, seen).stream())
            .findFirst();
  }

  /**
   * Returns the undeclared names that a declaration uses, such as "class Foo" or "method h(int)".
   */
  private Stream<String> undeclaredNames(DeclarationSnippet declaration) {
    return shell
        .unresolvedDependencies(declaration)
        .filter(name -> undefinedDeclaration(bareName(name)).isEmpty());
  }

  private static String bareName(String dependency) {
    return dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\W.*", "");
  }

  private Optional<DeclarationSnippet> undefinedDeclaration(String name) {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .filter(snippet -> snippet.name().equals(name))
        .findFirst();
  }

  private boolean isUnresolved(Snippet snippet) {
    Status status = shell.status(snippet);
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  /**
   * Returns the undeclared names in a declaration as compiler errors; empty if its cell is not
   * known.
   */
  private Optional<CompileReport.Missing> missing(DeclarationSnippet declaration) {
    return sourceMap.get(declaration.id()).map(origin -> missing(declaration, origin));
  }

  private CompileReport.Missing missing(DeclarationSnippet declaration, SourceMap.Origin origin) {
    List<CompileReport.Problem> located =
        diagnostics(declaration.source())
            .map(diagnostic -> CompileReport.problem(origin, diagnostic, TRIAL.length()))
            .toList();
    List<CompileReport.Problem> named =
        undeclaredNames(declaration)
            .map(name -> CompileReport.unresolved(origin, declaration.source(), name))
            .toList();
    return new CompileReport.Missing(origin.cell(), located.isEmpty() ? named : located);
  }

  /**
   * Compiles the declaration inside a statement, because JShell reports the positions of undeclared
   * names for statements, but not for declarations.
   */
  private Stream<Diag> diagnostics(String source) {
    return shell.eval(TRIAL + source + "\n} }").stream()
        .flatMap(event -> shell.diagnostics(event.snippet()))
        .filter(diagnostic -> NO_SYMBOL.matcher(diagnostic.getCode()).matches())
        .filter(
            diagnostic ->
                symbols(diagnostic).noneMatch(name -> undefinedDeclaration(name).isPresent()));
  }

  private static Stream<String> symbols(Diag diagnostic) {
    return SYMBOL
        .matcher(diagnostic.getMessage(Locale.ROOT))
        .results()
        .limit(1)
        .map(symbol -> symbol.group(1));
  }
}
