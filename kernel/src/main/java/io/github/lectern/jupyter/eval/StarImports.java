package io.github.lectern.jupyter.eval;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/**
 * Static methods that were imported with all others of their class, as by {@code import static
 * java.lang.Math.*;}.
 *
 * <p>JShell imports a student's own method by name, and javac, where it finds that name, looks for
 * no other parameters among what came with a star: an own {@code max(String)} would take {@code
 * max(3, 4)} away. Next to an import by name, both can be called.
 */
final class StarImports {
  private static final Pattern STAR = Pattern.compile("import\\s+static\\s+([\\w.]+)\\.\\*\\s*;");

  private static final Pattern METHOD =
      Pattern.compile(
          "\\b(?!(?:if|for|while|switch|catch|try|synchronized)\\b)"
              + "(\\w+)\\s*\\([^()]*\\)[\\w\\s.,]*\\{");

  private final JShell shell;
  private final ClassLoader loader;

  /** Those of a shell whose snippets find their classes by this loader. */
  StarImports(JShell shell, ClassLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** The imports by name that are missing beside the methods which a snippet declares. */
  List<String> missing(String source) {
    Set<String> declared =
        METHOD.matcher(source).results().map(method -> method.group(1)).collect(Collectors.toSet());
    if (declared.isEmpty()) {
      return List.of();
    }
    List<String> imports = shell.imports().map(snippet -> snippet.source().strip()).toList();
    return imports.stream()
        .flatMap(line -> STAR.matcher(line).results().map(star -> star.group(1)))
        .flatMap(type -> methods(type).filter(declared::contains).map(name -> line(type, name)))
        .distinct()
        .filter(line -> !imports.contains(line))
        .toList();
  }

  private static String line(String type, String method) {
    return "import static " + type + "." + method + ";";
  }

  private Stream<String> methods(String type) {
    try {
      return Arrays.stream(Class.forName(type, false, loader).getMethods()).map(Method::getName);
    } catch (ClassNotFoundException | LinkageError e) {
      return Stream.of(); // a class within another, or one that lacks a library: as javac has it
    }
  }
}
