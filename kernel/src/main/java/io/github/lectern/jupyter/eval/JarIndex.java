package io.github.lectern.jupyter.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of jars by package. It is made of the jars' tables of contents alone: javac's own
 * way, through a file system for each jar, takes most of the time in which JShell starts.
 */
final class JarIndex {
  private static final String CLASS = ".class";

  private final Map<Path, ZipFile> jars = new LinkedHashMap<>();
  private final Map<String, List<ClassInJar>> byPackage = new HashMap<>();

  /** Adds the classes of a jar; those of an earlier one hide them. */
  synchronized void add(Path jar) throws IOException {
    if (jars.containsKey(jar)) {
      return;
    }
    ZipFile zip = new ZipFile(jar.toFile());
    jars.put(jar, zip);
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
        add(zip, name);
      }
    }
  }

  private void add(ZipFile zip, String entry) {
    String binaryName = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    String folder = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    byPackage
        .computeIfAbsent(folder, name -> new ArrayList<>())
        .add(new ClassInJar(zip, entry, binaryName));
  }

  /** The jars, in the order in which they were added. */
  synchronized List<Path> jars() {
    return List.copyOf(jars.keySet());
  }

  /** The classes of a package, without those of the packages below it. */
  synchronized List<ClassInJar> classesOf(String packageName) {
    return List.copyOf(byPackage.getOrDefault(packageName, List.of()));
  }

  /** The classes of a package and of those below it. */
  synchronized List<ClassInJar> classesBelow(String packageName) {
    return byPackage.entrySet().stream()
        .filter(e -> e.getKey().equals(packageName) || e.getKey().startsWith(packageName + "."))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  synchronized Optional<ClassInJar> find(String binaryName) {
    String folder = binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
    return classesOf(folder).stream()
        .filter(found -> found.binaryName().equals(binaryName))
        .findFirst();
  }
}
