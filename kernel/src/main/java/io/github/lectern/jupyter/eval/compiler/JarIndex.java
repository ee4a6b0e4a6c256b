package io.github.lectern.jupyter.eval.compiler;

import io.github.lectern.concurrent.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Indexes the classes of jars by package, reading only the jars' central directories. The standard
 * file manager opens a file system for each jar, which takes most of JShell's start-up time.
 */
public final class JarIndex {
  private static final String CLASS = ".class";

  private final Map<Path, ZipFile> jars = new LinkedHashMap<>();
  private final Map<String, List<JarClass>> byPackage = new HashMap<>();
  private final Set<Path> initialJars;
  private final CompletableFuture<Void> initialRead;

  /** Starts reading the jars among the class path entries on a separate thread. */
  public JarIndex(List<String> classPath) {
    this.initialJars =
        classPath.stream()
            .map(entry -> Path.of(entry).toAbsolutePath())
            .filter(Files::isRegularFile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.initialRead =
        CompletableFuture.runAsync(
            this::readInitialJars, reading -> DaemonThreads.start("lectern-jar-index", reading));
  }

  private void readInitialJars() {
    try {
      for (Path jar : initialJars) {
        read(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a jar on the class path cannot be read", e);
    }
  }

  /** Adds the classes of a jar; classes of earlier jars take precedence. */
  void add(Path jar) throws IOException {
    if (!initialJars.contains(jar)) {
      initialRead.join();
      read(jar);
    }
  }

  private synchronized void read(Path jar) throws IOException {
    if (jars.containsKey(jar)) {
      return;
    }
    ZipFile zip = new ZipFile(jar.toFile());
    jars.put(jar, zip);
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
        add(zip, name);
      }
    }
  }

  private void add(ZipFile zip, String entry) {
    String folder = entry.substring(0, Math.max(0, entry.lastIndexOf('/')));
    byPackage.computeIfAbsent(folder, name -> new ArrayList<>()).add(new JarClass(zip, entry));
  }

  /** Returns the jars in the order in which they were added. */
  List<Path> jars() {
    initialRead.join();
    synchronized (this) {
      return List.copyOf(jars.keySet());
    }
  }

  /** Returns the classes of a package without those of its subpackages. */
  List<JarClass> classesOf(String packageName) {
    initialRead.join();
    synchronized (this) {
      return List.copyOf(byPackage.getOrDefault(packageName.replace('.', '/'), List.of()));
    }
  }

  /** Returns the classes of a package and of its subpackages. */
  List<JarClass> classesBelow(String packageName) {
    initialRead.join();
    String folder = packageName.replace('.', '/');
    synchronized (this) {
      return byPackage.entrySet().stream()
          .filter(e -> e.getKey().equals(folder) || e.getKey().startsWith(folder + "/"))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }
  }

  /** Finds a class by its binary name. */
  Optional<JarClass> find(String binaryName) {
    String packageName = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    return classesOf(packageName).stream()
        .filter(found -> found.binaryName().equals(binaryName))
        .findFirst();
  }
}
