package io.github.lectern.jupyter.eval.compiler;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.jupyter.eval.run.KernelLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * Indexes the classes of jars by package, reading only the jars' central directories. The standard
 * file manager opens a file system for each jar, which takes most of JShell's start-up time.
 *
 * <p>Of the kernel's own jars, the index contains only the {@link KernelLibraries} that cells
 * share. It lists their classes before those of the student's jars, as the class loader of cells
 * does.
 */
public final class JarIndex {
  private final KernelLibraries libraries;
  private final Set<Path> kernelJars;
  private final CompletableFuture<Void> kernelRead;
  private final Map<Path, List<JarClass>> jars = new LinkedHashMap<>();
  private final Map<String, List<JarClass>> ofKernel = new HashMap<>();
  private final Map<String, List<JarClass>> ofStudent = new HashMap<>();
  private final Set<Path> removed = new LinkedHashSet<>();

  /** Starts reading the kernel's jars among the class path entries on a separate thread. */
  public JarIndex(List<String> classPath, KernelLibraries libraries) {
    this.libraries = libraries;
    this.kernelJars =
        classPath.stream()
            .map(entry -> Path.of(entry).toAbsolutePath())
            .filter(Files::isRegularFile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.kernelRead =
        CompletableFuture.runAsync(
            this::readKernelJars, reading -> DaemonThreads.start("lectern-jar-index", reading));
  }

  private void readKernelJars() {
    try {
      for (Path jar : kernelJars) {
        if (isShared(jar)) {
          read(jar, ofKernel);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a jar on the class path cannot be read", e);
    }
  }

  private boolean isShared(Path jar) {
    return libraries.ofJar(jar.getFileName().toString()).isPresent();
  }

  /** Adds the classes of a student's jar; classes of earlier jars take precedence. */
  void add(Path jar) throws IOException {
    if (!kernelJars.contains(jar)) {
      kernelRead.join();
      read(jar, ofStudent);
    }
  }

  private synchronized void read(Path jar, Map<String, List<JarClass>> byPackage)
      throws IOException {
    if (jars.containsKey(jar) || removed.contains(jar)) {
      return;
    }
    List<JarClass> classes = JarClass.read(jar);
    jars.put(jar, classes);
    for (JarClass each : classes) {
      byPackage.computeIfAbsent(each.packageName(), name -> new ArrayList<>()).add(each);
    }
  }

  /** Removes the classes of a student's jar. */
  synchronized void remove(Path jar) {
    removed.add(jar);
    Set<JarClass> classes = Set.copyOf(jars.getOrDefault(jar, List.of()));
    jars.remove(jar);
    ofStudent.values().forEach(all -> all.removeIf(classes::contains));
  }

  /** Returns the jars with classes that cells can use, in the order in which they were added. */
  List<Path> jars() {
    kernelRead.join();
    synchronized (this) {
      return jars.keySet().stream()
          .filter(jar -> !kernelJars.contains(jar) || isShared(jar))
          .toList();
    }
  }

  /** Returns the classes of a package without those of its subpackages. */
  List<JarClass> classesOf(String packageName) {
    kernelRead.join();
    synchronized (this) {
      return Stream.concat(
              libraries.ofPackage(packageName).isPresent()
                  ? ofKernel.getOrDefault(packageName, List.of()).stream()
                  : Stream.of(),
              ofStudent.getOrDefault(packageName, List.of()).stream())
          .toList();
    }
  }

  /** Returns the classes of a package and of its subpackages. */
  List<JarClass> classesBelow(String packageName) {
    kernelRead.join();
    List<String> names;
    synchronized (this) {
      names =
          Stream.concat(ofKernel.keySet().stream(), ofStudent.keySet().stream())
              .distinct()
              .filter(name -> name.equals(packageName) || name.startsWith(packageName + "."))
              .toList();
    }
    return names.stream().flatMap(name -> classesOf(name).stream()).toList();
  }

  /** Finds a class by its binary name. */
  Optional<JarClass> find(String binaryName) {
    String packageName = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    return classesOf(packageName).stream()
        .filter(found -> found.binaryName().equals(binaryName))
        .findFirst();
  }

  /** Returns the top-level classes of the student's jars that have a simple name. */
  public List<LibraryClass> named(String simpleName) {
    kernelRead.join();
    synchronized (this) {
      return jars.entrySet().stream()
          .filter(jar -> !kernelJars.contains(jar.getKey()))
          .flatMap(
              jar ->
                  jar.getValue().stream()
                      .filter(type -> type.isNameCompatible(simpleName, JavaFileObject.Kind.CLASS))
                      .map(type -> new LibraryClass(jar.getKey(), type.binaryName())))
          .toList();
    }
  }

  /**
   * Returns the full names of the top-level classes in named packages whose names start with a
   * prefix, public or not.
   */
  public List<String> topLevelTypes(String prefix) {
    kernelRead.join();
    synchronized (this) {
      return Stream.concat(
              ofKernel.entrySet().stream()
                  .filter(owner -> libraries.ofPackage(owner.getKey()).isPresent()),
              ofStudent.entrySet().stream())
          .filter(owner -> !owner.getKey().isEmpty())
          .flatMap(owner -> owner.getValue().stream())
          .filter(type -> type.isTopLevel(prefix))
          .map(JarClass::binaryName)
          .toList();
    }
  }
}
