package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * What a new declaration does to the older ones that use it. JShell checks their initializers again
 * and drops the variables whose initializer no longer compiles; here they stay, with their values
 * where the JVM can keep them, and a notice says what could not be kept.
 */
public final class RedefinitionTracker {
  private static final int MAX_ROUNDS = 8;

  private final JShell shell;
  private final SourceMap origins;
  private final VariableStore variables;
  private final Map<VarSnippet, String> affected = new LinkedHashMap<>();
  private final Map<String, Set<String>> emptied = new LinkedHashMap<>();
  private final Map<String, Broken> broken = new LinkedHashMap<>();

  public RedefinitionTracker(JShell shell, SourceMap origins, VariableStore variables) {
    this.shell = shell;
    this.origins = origins;
    this.variables = variables;
  }

  private record Broken(DeclarationSnippet snippet, String cause) {}

  /** Keeps what can be kept after a snippet has been evaluated. */
  public void follow(List<SnippetEvent> events) {
    try {
      followAll(events);
    } finally {
      affected.clear();
      variables.forgetReplaced();
    }
  }

  private void followAll(List<SnippetEvent> events) {
    events.stream().filter(event -> event.causeSnippet() == null).forEach(this::declared);
    List<SnippetEvent> next = events;
    for (int round = 0; !next.isEmpty() && round < MAX_ROUNDS; round++) {
      variables.carryOver(Set.of());
      next = next.stream().flatMap(event -> follow(event).stream()).toList();
    }
    // JShell tells nothing of variables whose erased type is the same: List<P> with a new P.
    if (variables.hasNewTypes()) {
      shell.variables().forEach(variable -> affected.putIfAbsent(variable, cause(events)));
    }
    affected.forEach(this::settle);
  }

  private void settle(VarSnippet variable, String cause) {
    if (variables.isLost(variable.name(), variable.typeName())) {
      // What stood between the type and the variable is no news: var all = List.of(one).
      String type = variables.newTypeIn(variable.typeName()).orElse(cause);
      emptied.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(variable.name());
    }
  }

  private static String cause(List<SnippetEvent> events) {
    return events.stream()
        .map(SnippetEvent::snippet)
        .findFirst()
        .map(RedefinitionTracker::name)
        .orElse("a type");
  }

  /** A declaration without initializer means an empty variable, also where its class is kept. */
  private void declared(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable && event.status() == Status.VALID) {
      variables.carryOver(Set.of(variable.name()));
      if (variable.subKind() == Snippet.SubKind.VAR_DECLARATION_SUBKIND) {
        variables.makeBlank(variable.name());
      }
    }
  }

  /** Returns what follows from this in turn. */
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
    variables.revive(variable.name());
    List<SnippetEvent> events = shell.eval(variable.typeName() + " " + variable.name() + ";");
    origins
        .get(variable.id())
        .ifPresent(origin -> events.forEach(event -> origins.put(event.snippet().id(), origin)));
    return events;
  }

  /** Ends a cell: tells what is not as it was. */
  public void tell(Consumer<String> notices) {
    try {
      tellAll(notices);
    } finally {
      emptied.clear();
      broken.clear();
    }
  }

  private void tellAll(Consumer<String> notices) {
    emptied.forEach(
        (cause, names) -> {
          List<String> blank = names.stream().filter(variables::isBlank).sorted().toList();
          if (!blank.isEmpty()) {
            notices.accept(emptied(cause, blank));
          }
        });
    broken.values().stream()
        .filter(b -> shell.status(b.snippet()).name().startsWith("RECOVERABLE"))
        .forEach(b -> notices.accept(broken(b)));
  }

  private static String emptied(String cause, List<String> names) {
    boolean one = names.size() == 1;
    return String.format(
        "%s has changed, and %s made with the old %s: %s empty (null) now."
            + " Run the cell again that sets %s.",
        cause,
        String.join(", ", names) + (one ? " was" : " were"),
        cause,
        one ? "it is" : "they are",
        one ? "it" : "them");
  }

  private String broken(Broken b) {
    String place = origins.get(b.snippet().id()).map(o -> " (" + o.cell().name() + ")").orElse("");
    String reasons =
        shell
            .diagnostics(b.snippet())
            .limit(1)
            .map(
                d ->
                    ": " + NameCleaner.in(d.getMessage(Locale.ROOT).lines().findFirst().orElse("")))
            .collect(Collectors.joining());
    return b.cause()
        + " has changed, and "
        + b.snippet().name()
        + place
        + " does not fit it any more"
        + reasons;
  }

  private static String name(Snippet snippet) {
    if (snippet instanceof DeclarationSnippet declaration) {
      return declaration.name();
    }
    return snippet instanceof ImportSnippet one ? one.name() : snippet.source().strip();
  }
}
