package io.github.lectern.jupyter.magics;

import static org.apache.maven.model.interpolation.ModelInterpolator.DEFAULT_MAVEN_REPO_CENTRAL_URL;

import io.github.lectern.jupyter.maven.MavenResolver;
import io.github.lectern.jupyter.maven.MavenSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.repository.RemoteRepository;

/** The repositories in which libraries are searched: Maven Central and those that cells add. */
final class MavenRepositories {
  private final List<RemoteRepository> all = new ArrayList<>();

  MavenRepositories() {
    all.add(repository("central", DEFAULT_MAVEN_REPO_CENTRAL_URL));
  }

  /** Adds a repository; replaces the one with the same id. */
  synchronized void add(String id, String url) {
    all.removeIf(one -> one.getId().equals(id));
    all.add(repository(id, url));
  }

  synchronized List<RemoteRepository> all() {
    return List.copyOf(all);
  }

  /** Returns the repository with an id or at a URL; empty if the text is neither. */
  synchronized Optional<RemoteRepository> named(String idOrUrl) {
    return all.stream()
        .filter(one -> one.getId().equals(idOrUrl))
        .findFirst()
        .or(
            () ->
                isUrl(idOrUrl)
                    ? Optional.of(repository("from-" + URI.create(idOrUrl).getHost(), idOrUrl))
                    : Optional.empty());
  }

  static boolean isUrl(String text) {
    return text.matches("(https?|file)://?[^\\s\"<>\\\\^`{|}]+");
  }

  static RemoteRepository repository(String id, String url) {
    return new RemoteRepository.Builder(id, "default", url).build();
  }

  /** Returns a resolver with the user's settings. */
  static MavenResolver resolver(List<RemoteRepository> repositories) {
    Path settings = MavenSettings.HOME.resolve("settings.xml");
    return new MavenResolver(repositories, settings);
  }
}
