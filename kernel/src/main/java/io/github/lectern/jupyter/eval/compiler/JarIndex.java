package io.github.lectern.jupyter.eval.compiler;

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
 * The classes of jars by package. It is made of the jars' tables of contents alone: javac's own
 * way, through a file system for each jar, takes most of the time in which JShell starts.
 */
public final class JarIndex {
  private static final String CLASS = ".class";

  private final Map<Path, ZipFile> jars = new LinkedHashMap<>();
  private final Map<String, List<JarClass>> byPackage = new HashMap<>();
  private final Set<Path> first;
  private final CompletableFuture<Void> firstRead;

  /** An index of what are jars of these entries, which are read on a thread of its own. */
  public JarIndex(List<String> classPath) {
    this.first =
        classPath.stream()
            .map(entry -> Path.of(entry).toAbsolutePath())
            .filter(Files::isRegularFile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.firstRead = CompletableFuture.runAsync(this::readFirst, JarIndex::start);
  }

  private static void start(Runnable reading) {
    Thread thread = new Thread(reading, "lectern-jars");
    thread.setDaemon(true);
    thread.start();
  }

  private void readFirst() {
    try {
      for (Path jar : first) {
        read(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a jar of the class path cannot be read", e);
    }
  }

  /** Adds the classes of a jar; those of an earlier one hide them. */
  void add(Path jar) throws IOException {
    if (!first.contains(jar)) {
      firstRead.join();
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

  /** The jars, in the order in which they were added. */
  List<Path> jars() {
    firstRead.join();
    synchronized (this) {
      return List.copyOf(jars.keySet());
    }
  }

  /** The classes of a package, without those of the packages below it. */
  List<JarClass> classesOf(String packageName) {
    firstRead.join();
    synchronized (this) {
      return List.copyOf(byPackage.getOrDefault(packageName.replace('.', '/'), List.of()));
    }
  }

  /** The classes of a package and of those below it. */
  List<JarClass> classesBelow(String packageName) {
    firstRead.join();
    String folder = packageName.replace('.', '/');
    synchronized (this) {
      return byPackage.entrySet().stream()
          .filter(e -> e.getKey().equals(folder) || e.getKey().startsWith(folder + "/"))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }
  }

  Optional<JarClass> find(String binaryName) {
    String packageName = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    return classesOf(packageName).stream()
        .filter(found -> found.binaryName().equals(binaryName))
        .findFirst();
  }
}
