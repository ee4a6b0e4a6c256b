package io.github.lectern.jupyter.eval.compiler;

import io.github.lectern.jupyter.eval.run.KernelLibraries;
import io.github.lectern.jupyter.eval.run.KernelLibrary;
import io.github.lectern.jupyter.eval.run.SnippetLoader;
import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/**
 * The class path of cells: the {@link KernelLibraries}, and the jars and folders that the student
 * adds.
 */
public final class CellClassPath {
  private final List<String> kernelEntries;
  private final KernelLibraries libraries;
  private final JarIndex index;
  private final AnnotationProcessors processors;
  private final SnippetLoader loader;
  private final JShell shell;
  private final UserCodeRunner userCode;
  private final Consumer<String> notices;
  private final Set<Path> added = new LinkedHashSet<>();

  public CellClassPath(
      List<String> kernelEntries,
      KernelLibraries libraries,
      JarIndex index,
      AnnotationProcessors processors,
      SnippetLoader loader,
      JShell shell,
      UserCodeRunner userCode,
      Consumer<String> notices) {
    this.kernelEntries = List.copyOf(kernelEntries);
    this.libraries = libraries;
    this.index = index;
    this.processors = processors;
    this.loader = loader;
    this.shell = shell;
    this.userCode = userCode;
    this.notices = notices;
    if (!kernelEntries.isEmpty()) {
      shell.addToClasspath(String.join(File.pathSeparator, kernelEntries));
    }
  }

  /**
   * The kernel's copy of a library that cells share.
   *
   * @param fixed whether cells can use no other version
   * @param used whether cells have already used it, and can therefore no longer use another version
   */
  public record KernelCopy(String version, boolean fixed, boolean used) {}

  /** Returns the kernel's copy of a Maven artifact; empty if cells do not share one. */
  public Optional<KernelCopy> kernelCopy(String group, String artifact) {
    Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
    return libraries
        .ofGroup(group)
        .flatMap(
            library ->
                kernelEntries.stream()
                    .map(entry -> new File(entry).getName())
                    .filter(name -> library.jars().matcher(name).matches())
                    .map(jar::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    // The other jars of the same version have a classifier after it.
                    .min(Comparator.comparingInt(String::length))
                    .map(
                        version ->
                            new KernelCopy(
                                version, !library.replaceable(), libraries.isUsed(library))));
  }

  /** Returns whether cells have loaded a class from a jar that the student has added. */
  public boolean isUsed(Path jar) {
    return loader.isUsed(jar);
  }

  /** Removes a jar, of which no class must have been loaded, from the class path of later cells. */
  public void remove(Path jar) {
    boolean unused =
        userCode.withCompiler(
            () -> {
              index.remove(jar);
              loader.removeFromClasspath(jar);
              return added.remove(jar);
            });
  }

  /** Returns the jars and folders whose classes cells can use. Callers hold the compiler lock. */
  public List<Path> entries() {
    Stream<Path> folders = kernelEntries.stream().map(Path::of).filter(Files::isDirectory);
    return Stream.of(folders, index.jars().stream(), added.stream())
        .flatMap(entries -> entries)
        .distinct()
        .toList();
  }

  /** Returns the jars and folders that the student has added, in the order of the class path. */
  public List<Path> added() {
    return userCode.withCompiler(() -> List.copyOf(added));
  }

  /**
   * Adds jars and folders to the class path of later cells. Skips those that are already on it, and
   * reports those that cannot be read.
   */
  public void addJars(List<Path> jars) {
    boolean unused = userCode.withCompiler(() -> add(jars));
  }

  /** Adds all entries in one call, because JShell reopens all jars at each call. */
  private boolean add(List<Path> jars) {
    Set<Path> fresh = new LinkedHashSet<>();
    for (Path jar : jars) {
      Path entry = jar.toAbsolutePath().normalize();
      if (!kernelEntries.contains(entry.toString()) && isNew(entry)) {
        fresh.addAll(withManifestEntries(entry));
      }
    }
    fresh.removeIf(entry -> !isNew(entry));
    if (!fresh.isEmpty()) {
      fresh.forEach(this::replaceKernelLibraries);
      fresh.forEach(processors::enableFor);
      shell.addToClasspath(
          String.join(File.pathSeparator, fresh.stream().map(Path::toString).toList()));
    }
    return added.addAll(fresh);
  }

  /** Folders are always new, because javac looks for packages in them only when they are added. */
  private boolean isNew(Path entry) {
    return !added.contains(entry) || Files.isDirectory(entry);
  }

  private List<Path> withManifestEntries(Path entry) {
    if (Files.isDirectory(entry)) {
      return List.of(entry);
    }
    try {
      List<Path> entries = new ArrayList<>(List.of(entry));
      entries.addAll(JarManifest.classPath(entry));
      return entries;
    } catch (IOException e) {
      notices.accept(entry + " cannot be read and was not added: " + e.getMessage());
      return List.of();
    }
  }

  private void replaceKernelLibraries(Path entry) {
    for (KernelLibrary library : libraries.allReplaceable()) {
      if (contains(entry, library.entry())) {
        if (libraries.isUsed(library)) {
          notices.accept(
              "Cells have already used Lectern's copy of "
                  + library.packages()
                  + "*, so they keep using it; to use "
                  + entry.getFileName()
                  + ", restart the kernel and add it first.");
        } else {
          libraries.replace(library);
        }
      }
    }
  }

  /** Returns whether a jar or a folder contains a file. */
  static boolean contains(Path entry, String file) {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve(file));
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.getEntry(file) != null;
    } catch (IOException e) {
      return false; // reported when the jar is added
    }
  }
}
