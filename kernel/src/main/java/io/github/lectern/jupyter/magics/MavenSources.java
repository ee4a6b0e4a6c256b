package io.github.lectern.jupyter.magics;

import static java.util.logging.Level.FINE;

import io.github.lectern.jupyter.maven.MavenResolver;
import io.github.lectern.jupyter.maven.MavenSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches the sources of libraries, which contain their Javadoc. */
final class MavenSources {
  private MavenSources() {}

  /**
   * Fetches the sources of a jar in Maven's local repository into the same folder. Does nothing if
   * the jar is elsewhere, or if the sources cannot be fetched.
   */
  static void fetch(Path jar, MavenResolver resolver) {
    Path repository = MavenSettings.read(resolver.settings()).localRepository();
    Optional<Artifact> sources = sources(repository.toAbsolutePath().normalize(), jar);
    if (sources.isPresent()) {
      try {
        resolver.fetch(sources.get());
      } catch (ArtifactResolutionException e) {
        Logger.getLogger(MavenSources.class.getName()).log(FINE, "no sources of " + jar, e);
      }
    }
  }

  /** Returns the artifact with the sources; empty if a jar is not in a local repository. */
  private static Optional<Artifact> sources(Path repository, Path jar) {
    if (!jar.startsWith(repository)) {
      return Optional.empty();
    }
    Path place = repository.relativize(jar);
    int names = place.getNameCount();
    if (names < 4) {
      return Optional.empty();
    }
    String group =
        place.subpath(0, names - 3).toString().replace(place.getFileSystem().getSeparator(), ".");
    String artifact = place.getName(names - 3).toString();
    String version = place.getName(names - 2).toString();
    return Optional.of(new DefaultArtifact(group, artifact, "sources", "jar", version));
  }
}
