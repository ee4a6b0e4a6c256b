package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** Hints for variables that are called like methods, such as f(2.0) for a lambda f. */
final class CalledVariables {
  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: method (\\w+)\\(.*\\)(?! in (?:variable|interface) ).*");
  private static final List<String> PACKAGES =
      List.of("java.util.function.", "java.lang.", "java.util.", "java.util.concurrent.");
  private static final Pattern NUMBER = Pattern.compile("int|long|float|double|short|byte");
  private static final int LONGEST = 40;

  private final SourceCodeAnalysis analysis;

  CalledVariables(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Returns a hint that names the variable's type and the method to call; empty if the unknown
   * method does not have the name of a variable.
   */
  Optional<String> hint(Cell cell, CompileReport.Problem problem) {
    Matcher unknown = UNKNOWN.matcher(problem.message());
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    String code = cell.code();
    Matcher call = Pattern.compile("(?<![.\\w])" + name + "\\s*\\(").matcher(code);
    return call.find(Math.min(problem.start(), code.length()))
        ? type(code.substring(0, call.start()), name)
            .map(type -> hint(name, type, arguments(code, call.end())))
        : Optional.empty();
  }

  /** Returns the type of the last variable of this name in the code, or in an earlier cell. */
  private Optional<String> type(String code, String name) {
    Matcher declaration =
        Pattern.compile(
                "\\b([A-Z]\\w*|var|int|long|float|double|boolean)"
                    + "(?:\\s*<[^;(){}=]*>)?\\s+"
                    + name
                    + "\\s*[,)=;:]")
            .matcher(code);
    Optional<String> last =
        declaration.results().map(found -> found.group(1)).reduce((first, second) -> second);
    return last.or(() -> Optional.ofNullable(analysis.analyzeType(name, name.length())))
        .map(type -> type.replaceFirst("<.*", "").replaceFirst(".*\\.", ""));
  }

  private static String hint(String name, String type, String arguments) {
    String what = "  " + name + " is a variable";
    if (type.equals("var")) {
      return what
          + ", not a method; if it holds a lambda, call the method of its type, such as "
          + name
          + ".apply(...)";
    }
    Optional<Method> method = method(type);
    String advice =
        method
            .map(called -> "call " + name + "." + called.getName() + arguments)
            .orElseGet(
                () ->
                    NUMBER.matcher(type).matches()
                        ? "to multiply, write " + name + " * " + arguments
                        : "press Tab after \"" + name + ".\" to list its methods");
    return what + " of the type " + type + ", not a method; " + advice;
  }

  /** Returns the method of a functional interface of the JDK. */
  private static Optional<Method> method(String type) {
    return PACKAGES.stream()
        .flatMap(prefix -> find(prefix + type))
        .map(CalledVariables::methods)
        .filter(methods -> methods.size() == 1)
        .map(methods -> methods.get(0))
        .findFirst();
  }

  private static Stream<Class<?>> find(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Stream.empty(); // the type belongs to another package
    }
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> type.isInterface() && Modifier.isAbstract(method.getModifiers()))
        .filter(method -> !method.getName().equals("equals"))
        .toList();
  }

  /** Returns the arguments of a call with their parentheses, or (...) if they are long. */
  private static String arguments(String code, int start) {
    int open = 1;
    for (int i = start; i < Math.min(code.length(), start + LONGEST); i++) {
      char c = code.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open == 0) {
        String arguments = code.substring(start, i);
        return arguments.contains("\n") ? "(...)" : "(" + arguments + ")";
      }
    }
    return "(...)";
  }
}
