package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.NameCleaner;
import io.github.lectern.jupyter.eval.imports.ImportDeclaration;
import io.github.lectern.jupyter.eval.imports.StaticMembers;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;

/**
 * Resolves conflicts between imported static methods and methods of the same name that a cell
 * declares. JShell imports the cell's methods by name into later snippets.
 *
 * <p>If a static method was imported by name and has the same parameters as the cell's method, each
 * call is ambiguous, so the import must be hidden. If a static method was imported with a star,
 * javac no longer finds its overloads with other parameters, because imports by name take
 * precedence over star imports; these overloads must be imported by name.
 */
public final class StaticImports {
  private static final Pattern METHOD =
      Pattern.compile(
          "\\b(?!(?:if|for|while|switch|catch|try|synchronized)\\b)"
              + "\\w+\\s*\\([^()]*\\)[\\w\\s.,]*\\{");

  private final JShell shell;
  private final SnippetParser parser;
  private final StaticMembers members;

  public StaticImports(JShell shell, SnippetParser parser, StaticMembers members) {
    this.shell = shell;
    this.parser = parser;
    this.members = members;
  }

  /** A method of the student, an import that covers its name, and the imported methods. */
  private record Conflict(MethodSnippet own, ImportDeclaration imported, List<Method> methods) {
    boolean hasSameParameters() {
      return methods.stream().anyMatch(method -> parameters(method).equals(parameters(own)));
    }
  }

  /**
   * Returns the names of the methods whose imports must be hidden because the source redeclares
   * them.
   */
  List<String> toHide(String source) {
    return conflicts(source)
        .filter(conflict -> !conflict.imported().isStar() && conflict.hasSameParameters())
        .map(conflict -> conflict.own().name())
        .distinct()
        .toList();
  }

  /** Returns the imports by name that keep star-imported overloads visible. */
  List<String> toAdd(String source) {
    Set<String> present = imports().map(ImportDeclaration::line).collect(Collectors.toSet());
    return conflicts(source)
        .filter(
            conflict ->
                conflict.imported().isStar()
                    && !conflict.hasSameParameters()
                    && !isReplaced(conflict))
        .map(conflict -> conflict.imported().of(conflict.own().name()).line())
        .distinct()
        .filter(line -> !present.contains(line))
        .toList();
  }

  /**
   * Returns whether the student has declared another method with the name and parameters of an
   * imported one.
   */
  private boolean isReplaced(Conflict conflict) {
    return shell
        .methods()
        .filter(method -> method.name().equals(conflict.own().name()))
        .anyMatch(
            method ->
                new Conflict(method, conflict.imported(), conflict.methods()).hasSameParameters());
  }

  private Stream<ImportDeclaration> imports() {
    return shell
        .imports()
        .flatMap(snippet -> ImportDeclaration.in(snippet.source()))
        .filter(ImportDeclaration::isStatic);
  }

  private Stream<Conflict> conflicts(String source) {
    return declared(source).flatMap(this::conflicts);
  }

  /** Returns the names of the methods that a snippet declares. */
  List<String> declaredMethods(String source) {
    return declared(source).map(MethodSnippet::name).toList();
  }

  private Stream<MethodSnippet> declared(String source) {
    return METHOD.matcher(source).find()
        ? parser.parse(source).stream()
            .filter(MethodSnippet.class::isInstance)
            .map(MethodSnippet.class::cast)
        : Stream.of();
  }

  private Stream<Conflict> conflicts(MethodSnippet own) {
    return imports()
        .filter(imported -> imported.covers(own.name()))
        .map(imported -> new Conflict(own, imported, members.methods(imported.owner(), own.name())))
        .filter(conflict -> !conflict.methods().isEmpty());
  }

  /** Returns the parameter types, such as "INDArray,double...". */
  private static String parameters(Method method) {
    String types =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(","));
    return method.isVarArgs() ? types.replaceFirst("\\[]$", "...") : types;
  }

  private static String parameters(MethodSnippet own) {
    return NameCleaner.withoutPackages(own.parameterTypes())
        .replaceAll("<[^<>]*>", "")
        .replaceAll("<[^<>]*>", "")
        .replaceAll("\\s", "");
  }
}
