package io.github.lectern.jupyter;

import io.github.lectern.jupyter.eval.compiler.JarManifest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        found.addAll(JarManifest.classPath(path));
      }
    }
    return found.stream().map(Path::toString).toList();
  }
}
