package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.SnippetParser;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.SourceMask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes code at the cursor. */
public final class Completer {
  private static final int LIMIT = 300;
  private static final int MAX_NEW_OBJECTS = 30;
  private static final Pattern EXPECTS_VALUE = Pattern.compile("[(,=]\\s*$");
  private static final Pattern EXPECTS_NO_LITERAL =
      Pattern.compile("(\\.|\\b(class|extends|implements|import|import static|new|package))\\s*$");
  private static final Pattern NO_SIMPLE_NAME =
      Pattern.compile("(\\.|\\b(import|import static|package))\\s*$");
  private static final List<String> LITERALS = List.of("false", "null", "true");
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait(");

  private final SourceCodeAnalysis analysis;
  private final CellSplitter splitter;
  private final SnippetParser parser;
  private final DeclaredNames names;
  private final ImportableTypes importable;

  public Completer(
      SourceCodeAnalysis analysis,
      CellSplitter splitter,
      SnippetParser parser,
      DeclaredNames names,
      ImportableTypes importable) {
    this.importable = importable;
    this.analysis = analysis;
    this.splitter = splitter;
    this.parser = parser;
    this.names = names;
  }

  /** Returns the suggestions, best first. Signatures are added until a time budget is used up. */
  public Completion complete(String code, int cursor) {
    String before = code.substring(0, cursor);
    return QuotedNames.complete(before)
        .orElseGet(
            () ->
                isInString(before)
                    ? new Completion(cursor, cursor, List.of())
                    : completeJava(before));
  }

  private static boolean isInString(String before) {
    String rest = SourceMask.withoutCommentsAndLiterals(before);
    return rest.indexOf('"', rest.lastIndexOf('\n') + 1) >= 0;
  }

  private Completion completeJava(String before) {
    int cursor = before.length();
    UnfinishedCode context = UnfinishedCode.of(before, splitter, parser);
    names.imports().resolve(before);
    int[] anchor = {0};
    List<Suggestion> found =
        analysis.completionSuggestions(context.text(), context.text().length(), anchor);
    int start = found.isEmpty() ? wordStart(before) : anchor[0] + context.shift();
    String lead = context.text().substring(0, Math.max(0, start - context.shift()));
    Signatures signatures = new Signatures(analysis, lead);
    String prefix = before.substring(Math.min(start, cursor));
    Set<String> variables = names.variables();
    List<Completion.Suggestion> suggestions = new ArrayList<>();
    bestFirst(found, declaredInCell(context, before), lead, prefix)
        // $1, $2, ... are JShell's names for results.
        .filter(text -> !text.startsWith("$"))
        .distinct()
        .limit(LIMIT)
        .map(text -> new Completion.Suggestion(text, type(text, variables), signatures.of(text)))
        .forEach(suggestions::add);
    ImportableTypes.Found unknown =
        importable.complete(before, context.start(), wordStart(before), names(suggestions));
    unknown.texts().stream()
        .limit(Math.max(0, LIMIT - suggestions.size()))
        .map(text -> new Completion.Suggestion(text, "class", Optional.empty()))
        .forEach(suggestions::add);
    int first = unknown.texts().isEmpty() ? start : unknown.start();
    return new Completion(Math.max(0, Math.min(first, cursor)), cursor, suggestions);
  }

  private static Set<String> names(List<Completion.Suggestion> suggestions) {
    return suggestions.stream()
        .map(suggestion -> suggestion.text().replaceFirst("\\(.*", "")) // constructors: "List("
        .collect(Collectors.toSet());
  }

  private Stream<String> bestFirst(
      List<Suggestion> found, List<String> declaredInCell, String lead, String prefix) {
    Comparator<Suggestion> best = lead.endsWith(".") ? bestMembers() : best(names.all());
    List<String> fitting = texts(found, Suggestion::matchesType, best);
    // Unless the expected type alone narrows the list down, the cell's own names come first.
    List<String> first =
        prefix.isEmpty() && fitting.size() <= LIMIT ? List.<String>of() : declaredInCell;
    return Stream.of(
            first,
            fitting,
            literals(lead, prefix),
            newObjects(lead, prefix),
            declaredInCell,
            texts(found, suggestion -> !suggestion.matchesType(), best),
            onDemand(lead, prefix))
        .flatMap(List::stream);
  }

  private static List<String> texts(
      List<Suggestion> found, Predicate<Suggestion> condition, Comparator<Suggestion> best) {
    return found.stream().filter(condition).sorted(best).map(Suggestion::continuation).toList();
  }

  /** Returns constructors if an object is expected, such as "new Dense(" after "net.add(". */
  private List<String> newObjects(String lead, String prefix) {
    if (!"new".startsWith(prefix) || !EXPECTS_VALUE.matcher(lead).find()) {
      return List.of();
    }
    String text = lead + "new ";
    List<String> fitting =
        analysis.completionSuggestions(text, text.length(), new int[1]).stream()
            .filter(Suggestion::matchesType)
            .map(suggestion -> "new " + suggestion.continuation())
            .distinct()
            .sorted()
            .toList();
    return fitting.size() > MAX_NEW_OBJECTS ? List.of() : fitting;
  }

  /** Returns the literals that start with the prefix; JShell does not suggest literals. */
  private static List<String> literals(String lead, String prefix) {
    if (prefix.isEmpty() || EXPECTS_NO_LITERAL.matcher(lead).find()) {
      return List.of();
    }
    return LITERALS.stream().filter(literal -> literal.startsWith(prefix)).toList();
  }

  /** Returns the types and methods with this prefix that are imported when a cell uses them. */
  private List<String> onDemand(String lead, String prefix) {
    if (prefix.isEmpty() || NO_SIMPLE_NAME.matcher(lead).find()) {
      return List.of();
    }
    return Character.isUpperCase(prefix.charAt(0))
        ? names.imports().onDemand().typesStartingWith(prefix).toList()
        : names.imports().onDemand().methodsStartingWith(prefix).map(name -> name + "(").toList();
  }

  /**
   * Returns the names that the cell declares before the cursor; JShell does not suggest these
   * names.
   */
  private static List<String> declaredInCell(UnfinishedCode context, String before) {
    int start = wordStart(before);
    String prefix = before.substring(start);
    boolean member = start > 0 && before.charAt(start - 1) == '.';
    return member
        ? List.of()
        : context.names().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private static int wordStart(String before) {
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static Comparator<Suggestion> bestMembers() {
    return methodsOfObjectLast()
        .thenComparing(s -> MemberOrder.of(s.continuation()))
        .thenComparing(Suggestion::continuation);
  }

  private static Comparator<Suggestion> methodsOfObjectLast() {
    return Comparator.comparing(s -> OBJECT_METHODS.contains(s.continuation()));
  }

  /**
   * Returns the order of suggestions: the student's own names come before the imported ones,
   * hundreds of which may be cut off, and the methods of Object come last.
   */
  private static Comparator<Suggestion> best(Set<String> own) {
    return methodsOfObjectLast()
        .thenComparing(s -> !own.contains(s.continuation().replaceFirst("\\(.*", "")))
        .thenComparing(s -> s.matchesType() ? KeywordOrder.of(s.continuation()) : 0)
        .thenComparing(Suggestion::continuation);
  }

  private static String type(String text, Set<String> variables) {
    if (variables.contains(text)) {
      return "instance";
    }
    if (text.startsWith("new ")) {
      return "class";
    }
    if (text.contains("(")) {
      return "function";
    }
    if (SourceVersion.isKeyword(text.strip())) {
      return "keyword";
    }
    return !text.isEmpty() && Character.isUpperCase(text.charAt(0)) ? "class" : "instance";
  }
}
