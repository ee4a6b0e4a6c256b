package io.github.lectern.jupyter.eval.compiler;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads what the manifest of a jar says about the class path. */
public final class JarManifest {
  private JarManifest() {}

  /** Returns the existing files and folders that the Class-Path of a jar's manifest names. */
  public static List<Path> classPath(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      URI base = jar.toUri();
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
          .stream()
          .flatMap(names -> Stream.of(names.strip().split("\\s+", -1)))
          .flatMap(name -> resolve(base, name).stream())
          .filter(Files::exists)
          .toList();
    }
  }

  /** Returns the file that an entry names; empty for other URLs and for invalid ones. */
  private static Optional<Path> resolve(URI base, String name) {
    try {
      URI target = base.resolve(new URI(name));
      boolean isFile = "file".equals(target.getScheme());
      return isFile ? Optional.of(Path.of(target)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // the JVM ignores such an entry as well
    }
  }
}
