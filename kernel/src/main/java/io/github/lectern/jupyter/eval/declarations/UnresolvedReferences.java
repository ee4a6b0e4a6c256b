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
 * Declarations that use a name which no cell has declared yet. JShell keeps them and completes them
 * when a later cell declares it; until then they cannot be used.
 */
public final class UnresolvedReferences {
  private static final Pattern SYMBOL =
      Pattern.compile("\\b(?:class|method|variable|constructor) (\\w+)");
  private static final Pattern NO_SYMBOL = Pattern.compile("compiler\\.err\\.cant\\.resolve.*");
  private static final Pattern NOT_FOUND =
      Pattern.compile(NO_SYMBOL + "|compiler\\.err\\.cant\\.apply.*");
  private static final String TRIAL = "{ class " + CompileReport.TRIAL + " { ";

  private final JShell shell;
  private final SourceMap origins;
  private final CompileReport report;

  public UnresolvedReferences(JShell shell, SourceMap origins, CompileReport report) {
    this.shell = shell;
    this.origins = origins;
    this.report = report;
  }

  /** What to tell about a declaration that cannot be used yet; empty if it can. */
  public Optional<String> notice(Snippet snippet) {
    return firstLacking(snippet)
        .flatMap(
            lacking ->
                missing(lacking)
                    .map(missing -> report.notice(headline(snippet, lacking), missing)));
  }

  private String headline(Snippet snippet, DeclarationSnippet lacking) {
    List<String> names = names(lacking).map(CompileReport::tidy).toList();
    return String.format(
        "%s is declared; it can be %s once %s %s declared.",
        ((DeclarationSnippet) snippet).name(),
        snippet instanceof MethodSnippet ? "called" : "used",
        String.join(" and ", names),
        names.size() == 1 ? "is" : "are");
  }

  /**
   * The failure of what uses a declaration that cannot be used yet; empty if it can.
   *
   * @param user what needs it
   */
  public Optional<CellFailure> failure(Snippet snippet, Optional<SourceMap.Origin> user) {
    return firstLacking(snippet)
        .flatMap(this::missing)
        .map(missing -> report.unresolved(missing, user))
        .or(() -> brokenBy(snippet));
  }

  /** Of what does not fit what was declared after it. */
  private Optional<CellFailure> brokenBy(Snippet snippet) {
    return isUnresolved(snippet)
        ? origins
            .get(snippet.id())
            .map(origin -> report.rejected(origin, shell.diagnostics(snippet).toList()))
        : Optional.empty();
  }

  /** The failure of what threw because it called such a declaration. */
  public Optional<CellFailure> failure(Throwable translated, Optional<SourceMap.Origin> user) {
    for (Throwable t = translated; t != null && t != t.getCause(); t = t.getCause()) {
      if (t instanceof UnresolvedReferenceException unresolved) {
        return failure(unresolved.getSnippet(), user);
      }
    }
    return Optional.empty();
  }

  /** The failure of a snippet that was rejected because such a declaration is not there for it. */
  public Optional<CellFailure> failure(List<Diag> diagnostics, SourceMap.Origin user) {
    return diagnostics.stream()
        .filter(diagnostic -> NOT_FOUND.matcher(diagnostic.getCode()).matches())
        .flatMap(UnresolvedReferences::symbols)
        .flatMap(name -> undefined(name).stream())
        .findFirst()
        .flatMap(snippet -> failure(snippet, Optional.of(user)));
  }

  /**
   * The declaration itself, or the first one that it needs, which has a name that is not declared.
   */
  private Optional<DeclarationSnippet> firstLacking(Snippet snippet) {
    return firstLacking(snippet, new LinkedHashSet<>());
  }

  private Optional<DeclarationSnippet> firstLacking(Snippet snippet, Set<Snippet> seen) {
    if (!(snippet instanceof DeclarationSnippet declaration)
        || !isUnresolved(snippet)
        || !seen.add(snippet)) {
      return Optional.empty();
    }
    return names(declaration).findAny().isPresent()
        ? Optional.of(declaration)
        : shell
            .unresolvedDependencies(declaration)
            .flatMap(name -> undefined(bare(name)).stream())
            .flatMap(needed -> firstLacking(needed, seen).stream())
            .findFirst();
  }

  /** What a declaration lacks that has not been declared at all: "class Foo", "method h(int)". */
  private Stream<String> names(DeclarationSnippet declaration) {
    return shell
        .unresolvedDependencies(declaration)
        .filter(name -> undefined(bare(name)).isEmpty());
  }

  private static String bare(String dependency) {
    return dependency.replaceFirst("^\\w+ ", "").replaceFirst("\\W.*", "");
  }

  private Optional<DeclarationSnippet> undefined(String name) {
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

  /** What a declaration lacks, as the compiler says it; empty if its cell is not known. */
  private Optional<CompileReport.Missing> missing(DeclarationSnippet declaration) {
    return origins.get(declaration.id()).map(origin -> missing(declaration, origin));
  }

  private CompileReport.Missing missing(DeclarationSnippet declaration, SourceMap.Origin origin) {
    List<CompileReport.Problem> told =
        diagnostics(declaration.source())
            .map(diagnostic -> CompileReport.problem(origin, diagnostic, TRIAL.length()))
            .toList();
    List<CompileReport.Problem> named =
        names(declaration)
            .map(name -> CompileReport.unresolved(origin, declaration.source(), name))
            .toList();
    return new CompileReport.Missing(origin.cell(), told.isEmpty() ? named : told);
  }

  /**
   * JShell does not say where in a declaration that it keeps a name is missing. The same text in a
   * statement is rejected, and JShell says why.
   */
  private Stream<Diag> diagnostics(String source) {
    return shell.eval(TRIAL + source + "\n} }").stream()
        .flatMap(event -> shell.diagnostics(event.snippet()))
        .filter(diagnostic -> NO_SYMBOL.matcher(diagnostic.getCode()).matches())
        .filter(diagnostic -> symbols(diagnostic).noneMatch(name -> undefined(name).isPresent()));
  }

  private static Stream<String> symbols(Diag diagnostic) {
    return SYMBOL
        .matcher(diagnostic.getMessage(Locale.ROOT))
        .results()
        .limit(1)
        .map(symbol -> symbol.group(1));
  }
}
