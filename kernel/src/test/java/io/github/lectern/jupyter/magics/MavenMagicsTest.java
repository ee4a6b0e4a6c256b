package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;

/** Misuse of the magics that download libraries; nothing is downloaded. */
class MavenMagicsTest extends MagicTestBase {
  @Test
  void options_are_checked_before_anything_is_resolved() {
    assertThat(cells.message("%maven --from nowhere a:b:1"))
        .isEqualTo(
            "%maven: there is no repository \"nowhere\"; give its URL, or add it with %mavenRepo ID"
                + " URL");
    assertThat(cells.message("%maven a:b:1 --from")).contains("expected a value after --from");
    assertThat(cells.message("%addMavenDependency -x a:b:1")).contains("there is no option -x");
    assertThat(cells.message("%addMavenDependencies a#b"))
        .contains("expected GROUP:ARTIFACT:VERSION but got \"a#b\"");
  }

  @Test
  void a_repository_needs_an_id_and_a_URL() throws Exception {
    assertThat(cells.printed("%mavenRepo own https://example.org/repo"))
        .isEqualTo("added the repository own\n");
    assertThat(cells.message("%addMavenRepo own")).contains("expected an id and a URL");
    assertThat(cells.message("%mavenRepo own example.org"))
        .contains("expected a URL that starts with https://");
  }

  @Test
  void repositories_are_found_by_id_or_URL() {
    MavenRepositories repositories = new MavenRepositories();
    repositories.add("own", "https://example.org/old");
    repositories.add("own", "https://example.org/new");

    assertThat(repositories.all())
        .extracting(RemoteRepository::getId)
        .containsExactly("central", "own");
    assertThat(repositories.named("own").orElseThrow().getUrl())
        .isEqualTo("https://example.org/new");
    assertThat(repositories.named("https://example.org/x").orElseThrow().getId())
        .isEqualTo("from-example.org");
    assertThat(repositories.named("other")).isEmpty();
  }

  @Test
  void a_POM_must_exist_and_have_dependencies() {
    assertThat(cells.message("%loadFromPOM")).contains("expected a file");
    assertThat(cells.message("%loadFromPOM pom.xml"))
        .isEqualTo("%loadFromPOM: there is no file " + folder.resolve("pom.xml"));
    assertThat(cells.message("%%loadFromPOM", "<properties/>"))
        .contains("%%loadFromPOM: the POM has no dependencies of these scopes");
    assertThat(cells.message("%%loadFromPOM", "<dependency>")).contains("not valid XML");
    assertThat(
            cells.message(
                "%%loadFromPOM",
                "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>${x}</version></dependency>"))
        .isEqualTo("%%loadFromPOM: the POM has no value for ${x}; add it to <properties>");
  }
}
