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
 * Methods that were imported, beside those of the same name that a cell declares, which JShell
 * imports by name.
 *
 * <p>Imported by name as well, one with the same parameters makes each call ambiguous. Imported
 * with a star, those with other parameters are not found: where javac knows a name, it does not
 * look among the stars.
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
  private final ClassLoader loader;

  /** Those of a shell whose snippets find their classes by this loader. */
  public StaticImports(JShell shell, ClassLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** What stands in an import: a class, and the name of its method, or a star. */
  private record Import(String type, String member) {
    boolean isStar() {
      return member.equals(STAR);
    }

    boolean covers(String method) {
      return isStar() || member.equals(method);
    }
  }

  /** An own method beside an import that covers its name. */
  private record Pair(MethodSnippet own, Import imported, List<Method> methods) {
    boolean isSame() {
      return methods.stream().anyMatch(method -> parameters(method).equals(parameters(own)));
    }
  }

  /** The names that must not be imported any more, since the cell has a method for them. */
  List<String> replaced(String source) {
    return pairs(source)
        .filter(pair -> !pair.imported().isStar() && pair.isSame())
        .map(pair -> pair.own().name())
        .distinct()
        .toList();
  }

  /** The imports by name that keep methods with other parameters, which came with a star. */
  List<String> missing(String source) {
    Set<String> present = imports().map(StaticImports::line).collect(Collectors.toSet());
    return pairs(source)
        .filter(pair -> pair.imported().isStar() && !pair.isSame() && !isReplaced(pair))
        .map(pair -> line(new Import(pair.imported().type(), pair.own().name())))
        .distinct()
        .filter(line -> !present.contains(line))
        .toList();
  }

  /** Whether another method of the student's has the parameters of one that was imported. */
  private boolean isReplaced(Pair pair) {
    return shell
        .methods()
        .filter(method -> method.name().equals(pair.own().name()))
        .anyMatch(method -> new Pair(method, pair.imported(), pair.methods()).isSame());
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

  private Stream<Pair> pairs(String source) {
    return METHOD.matcher(source).find()
        ? shell.sourceCodeAnalysis().sourceToSnippets(source).stream()
            .filter(MethodSnippet.class::isInstance)
            .map(MethodSnippet.class::cast)
            .flatMap(this::pairs)
        : Stream.of();
  }

  private Stream<Pair> pairs(MethodSnippet own) {
    return imports()
        .filter(imported -> imported.covers(own.name()))
        .map(imported -> new Pair(own, imported, methods(imported.type(), own.name())))
        .filter(pair -> !pair.methods().isEmpty());
  }

  private List<Method> methods(String type, String name) {
    try {
      return Arrays.stream(find(type).getMethods())
          .filter(method -> Modifier.isStatic(method.getModifiers()))
          .filter(method -> method.getName().equals(name))
          .toList();
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of(); // a class within another, or one that lacks a library: as javac has it
    }
  }

  /** By the kernel's own loader first: that of the cells loads ND4J's native code for the DSL. */
  private Class<?> find(String type) throws ClassNotFoundException {
    try {
      return Class.forName(type, false, StaticImports.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return Class.forName(type, false, loader);
    }
  }

  /** Such as "INDArray,double...". */
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
