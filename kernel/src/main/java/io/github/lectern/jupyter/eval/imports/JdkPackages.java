package io.github.lectern.jupyter.eval.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages that the JDK's modules export. */
final class JdkPackages {
  private static final String CLASS = ".class";
  private static final Map<String, Module> EXPORTED =
      ModuleLayer.boot().modules().stream()
          .flatMap(module -> exported(module).map(name -> Map.entry(name, module)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private JdkPackages() {}

  private static Stream<String> exported(Module module) {
    return module.getDescriptor().exports().stream()
        .filter(exports -> !exports.isQualified())
        .map(ModuleDescriptor.Exports::source);
  }

  /** Returns the module that exports a package; empty if the package is not the JDK's. */
  static Optional<Module> module(String packageName) {
    return Optional.ofNullable(EXPORTED.get(packageName));
  }

  /** Returns the packages that a module exports, sorted by name. */
  static List<String> of(String module) {
    return ModuleLayer.boot().findModule(module).stream()
        .flatMap(JdkPackages::exported)
        .sorted()
        .toList();
  }

  /** Returns the full names of the top-level classes, public or not, that start with a prefix. */
  static Stream<String> typesStartingWith(String prefix) {
    return AllTypes.BY_NAME.subSet(prefix, prefix + Character.MAX_VALUE).stream()
        .map(type -> type.split(" ", 2))
        .map(type -> type[1] + "." + type[0]);
  }

  /** Reads the names of all types when they are first needed, which takes a while. */
  private static final class AllTypes {
    /** The simple names, each followed by a space and the package. */
    static final NavigableSet<String> BY_NAME =
        EXPORTED.keySet().stream()
            .flatMap(owner -> topLevelTypes(owner).stream().map(name -> name + " " + owner))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the simple names of the top-level classes in a package, public or not. */
  static List<String> topLevelTypes(String packageName) {
    return module(packageName).map(module -> list(module, packageName)).orElse(List.of());
  }

  private static List<String> list(Module module, String packageName) {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("/modules", module.getName(), packageName.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(CLASS) && file.indexOf('$') < 0)
          .map(file -> file.substring(0, file.length() - CLASS.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the JDK's package " + packageName + " cannot be read", e);
    }
  }
}
