package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Tracks the effects of a new declaration on older ones that use its name. JShell recompiles the
 * older ones and drops variables whose initializers no longer compile. This class declares such
 * variables again, restores their values if the types still match, and reports what was lost.
 */
public final class RedefinitionTracker {
  private static final int MAX_ROUNDS = 8;

  private final JShell shell;
  private final SourceMap sourceMap;
  private final VariableStore variables;
  private final Map<VarSnippet, String> affected = new LinkedHashMap<>();
  private final Map<String, Set<String>> resetVariables = new LinkedHashMap<>();
  private final Map<String, Broken> broken = new LinkedHashMap<>();

  public RedefinitionTracker(JShell shell, SourceMap sourceMap, VariableStore variables) {
    this.shell = shell;
    this.sourceMap = sourceMap;
    this.variables = variables;
  }

  /** A declaration that no longer compiles, and the name whose redefinition caused the errors. */
  private record Broken(DeclarationSnippet snippet, String cause) {}

  /** Restores the variables that the evaluation of a snippet has affected, as far as possible. */
  public void follow(List<SnippetEvent> events) {
    try {
      followAll(events);
    } finally {
      affected.clear();
      variables.clearReplaced();
    }
  }

  private void followAll(List<SnippetEvent> events) {
    events.stream().filter(event -> event.causeSnippet() == null).forEach(this::declared);
    List<SnippetEvent> next = events;
    for (int round = 0; !next.isEmpty() && round < MAX_ROUNDS; round++) {
      variables.restoreReplaced(Set.of());
      next = next.stream().flatMap(event -> follow(event).stream()).toList();
    }
    // JShell reports no event if the erased type stays the same, as for a List<P> with a new P.
    if (variables.hasReplacedTypes()) {
      shell.variables().forEach(variable -> affected.putIfAbsent(variable, cause(events)));
    }
    affected.forEach(this::restoreOrReset);
  }

  private void restoreOrReset(VarSnippet variable, String cause) {
    if (variables.restoreOrReset(variable.name(), variable.typeName())) {
      // Name the replaced type even if the effect was indirect, as in var all = List.of(one).
      String type = variables.replacedTypeIn(variable.typeName()).orElse(cause);
      resetVariables.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(variable.name());
    }
  }

  private static String cause(List<SnippetEvent> events) {
    return events.stream()
        .map(SnippetEvent::snippet)
        .findFirst()
        .map(RedefinitionTracker::name)
        .orElse("a type");
  }

  /**
   * Discards the old value of a variable that the snippet declares. If there is no initializer,
   * resets the variable, because JShell may keep the class that holds it.
   */
  private void declared(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable && event.status() == Status.VALID) {
      variables.restoreReplaced(Set.of(variable.name()));
      if (variable.subKind() == Snippet.SubKind.VAR_DECLARATION_SUBKIND) {
        variables.reset(variable.name());
      }
    }
  }

  /** Handles an event and returns the events that it causes in turn. */
  private List<SnippetEvent> follow(SnippetEvent event) {
    Status status = event.status();
    boolean active = status == Status.VALID || status.name().startsWith("RECOVERABLE");
    if (event.causeSnippet() == null || !active) {
      return List.of();
    }
    String cause = name(event.causeSnippet());
    if (event.snippet() instanceof VarSnippet variable) {
      affected.putIfAbsent(variable, cause);
      return status == Status.VALID ? List.of() : declareAgain(variable);
    }
    if (status != Status.VALID && event.snippet() instanceof DeclarationSnippet declaration) {
      broken.put(declaration.name(), new Broken(declaration, cause));
    }
    return List.of();
  }

  private List<SnippetEvent> declareAgain(VarSnippet variable) {
    variables.keepForRedeclaration(variable.name());
    List<SnippetEvent> events = shell.eval(variable.typeName() + " " + variable.name() + ";");
    sourceMap
        .get(variable.id())
        .ifPresent(origin -> events.forEach(event -> sourceMap.put(event.snippet().id(), origin)));
    return events;
  }

  /**
   * Reports, at the end of a cell, which values were lost and which declarations no longer compile.
   */
  public void report(Consumer<String> notices) {
    try {
      reportAll(notices);
    } finally {
      resetVariables.clear();
      broken.clear();
    }
  }

  private void reportAll(Consumer<String> notices) {
    resetVariables.forEach(
        (cause, affectedNames) -> {
          List<String> names =
              affectedNames.stream().filter(variables::hasDefaultValue).sorted().toList();
          if (!names.isEmpty()) {
            notices.accept(resetNotice(cause, names));
          }
        });
    broken.values().stream()
        .filter(b -> shell.status(b.snippet()).name().startsWith("RECOVERABLE"))
        .forEach(b -> notices.accept(brokenNotice(b)));
  }

  private static String resetNotice(String cause, List<String> names) {
    boolean one = names.size() == 1;
    return String.format(
        "%s has changed, and %s made with the old %s, so %s now null. Rerun %s.",
        cause,
        String.join(", ", names).replaceFirst("(.*), ", "$1 and ") + (one ? " was" : " were"),
        cause,
        one ? "it is" : "they are",
        one ? "the cell that sets it" : "the cells that set them");
  }

  private String brokenNotice(Broken b) {
    String location =
        sourceMap.get(b.snippet().id()).map(o -> " (" + o.cell().name() + ")").orElse("");
    String reason =
        shell
            .diagnostics(b.snippet())
            .findFirst()
            .map(diagnostic -> "\n  " + CompileReport.message(diagnostic))
            .orElse("");
    return b.cause()
        + " has changed, and "
        + b.snippet().name()
        + location
        + " no longer compiles; correct it and rerun its cell."
        + reason;
  }

  private static String name(Snippet snippet) {
    if (snippet instanceof DeclarationSnippet declaration) {
      return declaration.name();
    }
    return snippet instanceof ImportSnippet one ? one.name() : snippet.source().strip();
  }
}
