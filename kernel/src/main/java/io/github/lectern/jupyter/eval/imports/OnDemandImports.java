package io.github.lectern.jupyter.eval.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The imports that are made by name when a cell uses the name: a star import costs time in every
 * cell, because javac looks it up again each time.
 */
public final class OnDemandImports {
  private static final String JAVA_LANG = "java.lang";

  /** The first release in which JShell imports a module. */
  private static final int MODULES_SINCE = 25;

  private static final Pattern MODULE = Pattern.compile("import\\s+module\\s+([\\w.]+)\\s*;");

  private final PublicTypes types;
  private final StaticMembers members;
  private final List<ImportDeclaration> declarations = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> modulePackages = new ArrayList<>();
  private final Map<String, Optional<ImportDeclaration>> known = new HashMap<>();

  OnDemandImports(PublicTypes types, StaticMembers members) {
    this.types = types;
    this.members = members;
  }

  /** Adds an import; module imports count only where JShell has them. */
  void add(String line) {
    Matcher module = MODULE.matcher(line);
    if (module.matches()) {
      if (Runtime.version().feature() >= MODULES_SINCE) {
        modulePackages.addAll(JdkPackages.of(module.group(1)));
        lines.add(line);
      }
    } else {
      ImportDeclaration.in(line).forEach(declarations::add);
      lines.add(line);
    }
    known.clear();
  }

  /** Returns the imports as they were added. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns the import of a type; empty if no package has it or java.lang does. */
  Optional<ImportDeclaration> type(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  /** Returns the import of a type of java.lang, which every file imports with a star. */
  Optional<ImportDeclaration> ofJavaLang(String name) {
    return types.contains(JAVA_LANG, name)
        ? Optional.of(new ImportDeclaration(false, JAVA_LANG, name))
        : Optional.empty();
  }

  private Optional<ImportDeclaration> find(String name) {
    if (ofJavaLang(name).isPresent()) {
      return Optional.empty();
    }
    return declarations.stream()
        .filter(declaration -> !declaration.isStatic() && declaration.covers(name))
        .filter(declaration -> types.contains(declaration.owner(), name))
        .map(declaration -> declaration.of(name))
        .findFirst()
        .or(() -> inModules(name));
  }

  /** Returns the import of a type that only one package of the modules has. */
  private Optional<ImportDeclaration> inModules(String name) {
    List<String> packages =
        modulePackages.stream().filter(owner -> types.contains(owner, name)).toList();
    return packages.size() == 1
        ? Optional.of(new ImportDeclaration(false, packages.get(0), name))
        : Optional.empty();
  }

  /** Returns the import of a static method. */
  Optional<ImportDeclaration> method(String name) {
    return declarations.stream()
        .filter(declaration -> declaration.isStatic() && declaration.covers(name))
        .filter(declaration -> !members.methods(declaration.owner(), name).isEmpty())
        .map(declaration -> declaration.of(name))
        .findFirst();
  }

  /** Returns the names of the types that start with a prefix. */
  public Stream<String> typesStartingWith(String prefix) {
    return Stream.concat(
            declarations.stream()
                .filter(declaration -> !declaration.isStatic())
                .map(ImportDeclaration::owner),
            modulePackages.stream())
        .distinct()
        .flatMap(owner -> JdkPackages.topLevelTypes(owner).stream())
        .filter(name -> name.startsWith(prefix))
        .distinct()
        .filter(name -> type(name).isPresent());
  }

  /** Returns the names of the methods that start with a prefix. */
  public Stream<String> methodsStartingWith(String prefix) {
    return declarations.stream()
        .filter(ImportDeclaration::isStatic)
        .flatMap(declaration -> members.methodNames(declaration.owner()))
        .filter(name -> name.startsWith(prefix))
        .distinct()
        .sorted();
  }
}
