package io.github.lectern.jupyter;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Finds the jars and directories on the class path of this process. */
final class ClassPath {
  private ClassPath() {}

  /**
   * Returns all entries of the class path, including those named in the manifests of its jars. The
   * manifests of jars found in this way are not read, since that would take too long.
   */
  static List<String> entries() throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.exists(path) && found.add(path) && !Files.isDirectory(path)) {
        manifestEntries(path).stream().filter(Files::exists).forEach(found::add);
      }
    }
    return found.stream().map(Path::toString).toList();
  }

  private static List<Path> manifestEntries(Path jar) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      String classPath =
          file.getManifest() == null
              ? null
              : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (classPath != null) {
        URI base = jar.toUri();
        for (String name : classPath.strip().split("\\s+", -1)) {
          entries.add(Path.of(base.resolve(URI.create(name))));
        }
      }
    }
    return entries;
  }
}
