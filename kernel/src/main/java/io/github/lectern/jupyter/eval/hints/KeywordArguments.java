package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.StatementFinder;
import io.github.lectern.tensor.KerasNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts Python's keyword arguments, as in {@code fit(X, y, epochs=20)}, to option calls. */
final class KeywordArguments {
  private static final Pattern KEYWORD = Pattern.compile("\\s*(\\w+)\\s*=(?!=)\\s*");
  private static final Pattern CALLED = Pattern.compile("(?s).*?(\\w+)\\s*$");
  private static final Pattern NOT_A_CALL = Pattern.compile("for|while|if|switch|catch|try|return");
  static final Pattern SYNTAX =
      Pattern.compile(".*expected|illegal start .*|unclosed .*|not a statement");
  private static final Map<String, String> RENAMED =
      Map.of("lr", "learningRate", "input_dim", "inputShape");

  /** Arguments that are positional in Lectern. */
  private static final Set<String> POSITIONAL = Set.of("units", "rate", "x", "y");

  private KeywordArguments() {}

  /** A keyword argument and its offsets, from the start of its name to the end of its value. */
  private record Argument(String name, String value, int start, int end) {
    boolean isPositional() {
      return POSITIONAL.contains(name);
    }

    String call() {
      if (isPositional()) {
        return PythonLiterals.toJava(value);
      }
      String camelCase =
          Pattern.compile("_(\\w)")
              .matcher(name)
              .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
      return RENAMED.getOrDefault(name, camelCase) + "(" + PythonLiterals.toJava(value) + ")";
    }

    Optional<String> missingOption() {
      return RENAMED.containsKey(name)
          ? Optional.empty()
          : KerasNames.find("option", name)
              .map(missing -> "There is no option " + name + ". Try: " + missing.instead());
    }
  }

  /**
   * Returns a hint such as "Try: write options as calls: epochs(20), batchSize(32)" if keyword
   * arguments caused the problem.
   */
  static Optional<String> hint(Cell cell, CompileReport.Problem problem) {
    int from = StatementFinder.start(cell.code(), problem.start());
    String statement =
        cell.code().substring(from, StatementFinder.end(cell.code(), problem.start()));
    List<Argument> arguments = in(statement);
    return isAbout(problem, problem.start() - from, arguments)
        ? Optional.of("  " + hint(arguments))
        : Optional.empty();
  }

  private static String hint(List<Argument> arguments) {
    List<Argument> known =
        arguments.stream().filter(argument -> argument.missingOption().isEmpty()).toList();
    List<String> calls = known.stream().map(Argument::call).toList();
    String lead = calls.size() == 1 ? "write the option as a call: " : "write options as calls: ";
    if (known.stream().allMatch(Argument::isPositional)) {
      lead = "omit the name: ";
    }
    Stream<String> replacement =
        calls.isEmpty() ? Stream.empty() : Stream.of("Try: " + lead + String.join(", ", calls));
    Stream<String> missing = arguments.stream().flatMap(a -> a.missingOption().stream());
    return Stream.concat(replacement, missing).collect(Collectors.joining("\n  "));
  }

  /** Returns the text with each keyword argument converted to Java. */
  static String toJava(String text) {
    StringBuilder java = new StringBuilder();
    int copied = 0;
    for (Argument argument : in(text)) {
      java.append(text, copied, argument.start()).append(argument.call());
      copied = argument.end();
    }
    return java.append(text.substring(copied)).toString();
  }

  private static boolean isAbout(CompileReport.Problem problem, int at, List<Argument> arguments) {
    String message = problem.message();
    if (arguments.isEmpty()) {
      return false;
    }
    if (message.startsWith("cannot find symbol: variable")) {
      return arguments.stream().anyMatch(argument -> argument.start() == at);
    }
    int end = arguments.get(arguments.size() - 1).end();
    boolean inside = at >= arguments.get(0).start() && at <= end + 1;
    return (inside && SYNTAX.matcher(message).matches())
        || message.matches(".*cannot be converted to \\w+Option");
  }

  private static List<Argument> in(String code) {
    List<Argument> arguments = new ArrayList<>();
    Deque<Boolean> calls = new ArrayDeque<>();
    int i = 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (c == '"' || c == '\'') {
        i = PythonLiterals.closingQuote(code, i);
      } else if ("([{".indexOf(c) >= 0) {
        calls.push(c == '(' && isCall(code.substring(0, i)));
      } else if (")]}".indexOf(c) >= 0) {
        calls.poll();
      }
      boolean separates = c == '(' || c == ',';
      if (separates && Boolean.TRUE.equals(calls.peek())) {
        Optional<Argument> argument = at(code, i + 1);
        argument.ifPresent(arguments::add);
        i = argument.map(Argument::end).orElse(i + 1);
      } else {
        i++;
      }
    }
    return arguments;
  }

  private static Optional<Argument> at(String code, int from) {
    Matcher keyword = KEYWORD.matcher(code).region(from, code.length());
    if (!keyword.lookingAt()) {
      return Optional.empty();
    }
    int end = PythonLiterals.end(code, keyword.end(), ",)");
    String value = code.substring(keyword.end(), end);
    return Optional.of(new Argument(keyword.group(1), value, keyword.start(1), end));
  }

  private static boolean isCall(String before) {
    Matcher called = CALLED.matcher(before);
    return called.matches() && !NOT_A_CALL.matcher(called.group(1)).matches();
  }
}
