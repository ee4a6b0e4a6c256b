package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.maven.Libraries;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolves from a repository in a folder, so that no network is needed. */
class MavenResolverTest {
  @TempDir Path folder;
  private FolderRepository repository;

  @BeforeEach
  void publish() throws Exception {
    repository = new FolderRepository(folder);
    repository.publish(
        "one",
        "<dependency><groupId>a</groupId><artifactId>two</artifactId><version>1</version></dependency>");
    repository.publish("two", "");
    repository.publish("damaged", "");
    repository.write("damaged", "damaged-1.jar.sha1", "0123456789012345678901234567890123456789");
  }

  private List<Artifact> resolve(String coordinates) throws DependencyResolutionException {
    return repository.resolver().resolve(Libraries.of(List.of(coordinates)), none -> false);
  }

  private String problem(String coordinates) {
    return MavenProblem.of(
        catchThrowableOfType(DependencyResolutionException.class, () -> resolve(coordinates)));
  }

  @Test
  void resolves_a_library_and_its_dependencies_into_the_local_repository() throws Exception {
    List<Artifact> found = resolve("a:one:1");

    assertThat(found).extracting(Artifact::getArtifactId).containsExactly("one", "two");
    assertThat(found.get(1).getPath())
        .startsWith(folder.resolve("kept"))
        .hasContent("a jar called two");
  }

  @Test
  void without_settings_libraries_come_from_the_repository_that_Maven_itself_knows() {
    RemoteRepository central = new MavenRepositories().all().get(0);

    assertThat(central.getId()).isEqualTo("central");
    assertThat(central.getProtocol()).isEqualTo("https");
    assertThat(central.getUrl()).endsWith("/maven2");
  }

  @Test
  void names_a_missing_library() {
    assertThat(problem("a:none:1"))
        .isEqualTo(
            "a:none:1 is not in the repository; check the spelling and the version at"
                + " central.sonatype.com");
  }

  @Test
  void refuses_a_damaged_download() {
    assertThat(problem("a:damaged:1")).startsWith("the download is damaged: ");
  }

  @Test
  void fetches_the_sources_of_a_library_beside_it() throws Exception {
    repository.write("one", "one-1-sources.jar", "the sources of one");
    Path jar = resolve("a:one:1").get(0).getPath();

    MavenSources.fetch(jar, repository.resolver());
    assertThat(jar.resolveSibling("one-1-sources.jar")).hasContent("the sources of one");
  }

  @Test
  void a_library_without_sources_is_not_a_failure() throws Exception {
    Path jar = resolve("a:two:1").get(0).getPath();

    MavenSources.fetch(jar, repository.resolver());
    MavenSources.fetch(folder.resolve("elsewhere.jar"), repository.resolver());
    assertThat(jar.resolveSibling("two-1-sources.jar")).doesNotExist();
  }
}
