package io.github.lectern.jupyter.eval.declarations;

import io.github.lectern.jupyter.eval.hints.NameCleaner;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
  private static final String STAR = "*";
  private static final Pattern IMPORT =
      Pattern.compile("import\\s+static\\s+([\\w.]+)\\.(\\w+|\\*)\\s*;");

  private static final Pattern METHOD =
      Pattern.compile(
          "\\b(?!(?:if|for|while|switch|catch|try|synchronized)\\b)"
              + "\\w+\\s*\\([^()]*\\)[\\w\\s.,]*\\{");

  private final JShell shell;
  private final SnippetParser parser;
  private final ClassLoader loader;

  /** Creates an instance for a shell whose snippets use the given class loader. */
  public StaticImports(JShell shell, SnippetParser parser, ClassLoader loader) {
    this.shell = shell;
    this.parser = parser;
    this.loader = loader;
  }

  /** A static import: a class, and the name of a method or a star. */
  private record Import(String type, String member) {
    boolean isStar() {
      return member.equals(STAR);
    }

    boolean covers(String method) {
      return isStar() || member.equals(method);
    }
  }

  /** A method of the student, an import that covers its name, and the imported methods. */
  private record Conflict(MethodSnippet own, Import imported, List<Method> methods) {
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
    Set<String> present = imports().map(StaticImports::line).collect(Collectors.toSet());
    return conflicts(source)
        .filter(
            conflict ->
                conflict.imported().isStar()
                    && !conflict.hasSameParameters()
                    && !isReplaced(conflict))
        .map(conflict -> line(new Import(conflict.imported().type(), conflict.own().name())))
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

  private static String line(Import imported) {
    return "import static " + imported.type() + "." + imported.member() + ";";
  }

  private Stream<Import> imports() {
    return shell
        .imports()
        .flatMap(snippet -> IMPORT.matcher(snippet.source()).results())
        .map(found -> new Import(found.group(1), found.group(2)));
  }

  private Stream<Conflict> conflicts(String source) {
    return METHOD.matcher(source).find()
        ? parser.parse(source).stream()
            .filter(MethodSnippet.class::isInstance)
            .map(MethodSnippet.class::cast)
            .flatMap(this::conflicts)
        : Stream.of();
  }

  private Stream<Conflict> conflicts(MethodSnippet own) {
    return imports()
        .filter(imported -> imported.covers(own.name()))
        .map(imported -> new Conflict(own, imported, methods(imported.type(), own.name())))
        .filter(conflict -> !conflict.methods().isEmpty());
  }

  private List<Method> methods(String type, String name) {
    try {
      return Arrays.stream(find(type).getMethods())
          .filter(method -> Modifier.isStatic(method.getModifiers()))
          .filter(method -> method.getName().equals(name))
          .toList();
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of(); // the class is unknown, or lacks a library
    }
  }

  /** Finds a class by its name in source code, in which a dot precedes the name of a nested one. */
  private Class<?> find(String type) throws ClassNotFoundException {
    try {
      return load(type);
    } catch (ClassNotFoundException e) {
      int dot = type.lastIndexOf('.');
      if (dot < 0) {
        throw e;
      }
      return find(type.substring(0, dot) + "$" + type.substring(dot + 1));
    }
  }

  /**
   * Loads a class. Tries the kernel's loader first, because the cells' loader would also load ND4J
   * for a class of the DSL.
   */
  private Class<?> load(String name) throws ClassNotFoundException {
    try {
      return Class.forName(name, false, StaticImports.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return Class.forName(name, false, loader);
    }
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
