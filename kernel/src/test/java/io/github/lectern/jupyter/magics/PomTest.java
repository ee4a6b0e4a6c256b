package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.maven.Libraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomTest {
  private static final Set<String> COMPILE = Set.of("compile");
  private static final String ONE = dependency("one", "<version>1</version>");

  @TempDir Path folder;
  private FolderRepository repository;

  @BeforeEach
  void publish() throws Exception {
    repository = new FolderRepository(folder);
    repository.publishPom(
        "parent",
        "<packaging>pom</packaging><properties><v>1</v></properties>"
            + managed(dependency("one", "<version>${v}</version>"))
            + "<dependencies>"
            + dependency("inherited", "<version>7</version>")
            + "</dependencies>");
    repository.publishPom(
        "bom", "<packaging>pom</packaging>" + managed(dependency("two", "<version>2</version>")));
  }

  private static String dependency(String artifact, String rest) {
    return "<dependency><groupId>a</groupId><artifactId>%s</artifactId>%s</dependency>"
        .formatted(artifact, rest);
  }

  private static String managed(String dependencies) {
    return "<dependencyManagement><dependencies>"
        + dependencies
        + "</dependencies></dependencyManagement>";
  }

  private static String parent(String artifact) {
    return "<parent><groupId>a</groupId><artifactId>%s</artifactId><version>1</version></parent>"
        .formatted(artifact);
  }

  private ArtifactDescriptorResult read(String text) throws Exception {
    try (Pom pom = Pom.ofText(text)) {
      return repository.resolver().read(pom.file());
    }
  }

  private static List<String> names(ArtifactDescriptorResult pom, Set<String> scopes) {
    return Libraries.of(pom, scopes).wanted().stream()
        .map(one -> one.getArtifact().toString())
        .toList();
  }

  private List<String> names(String text) throws Exception {
    return names(read(text), COMPILE);
  }

  private String problem(String text) {
    return MavenProblem.of(
        catchThrowableOfType(ArtifactDescriptorException.class, () -> read(text)));
  }

  @Test
  void collects_loose_dependencies_and_repositories() throws Exception {
    ArtifactDescriptorResult pom =
        read(
            "<!-- from a README -->\n<repository><url>https://example.org/r</url></repository>\n"
                + ONE
                + "\n<dependencies>"
                + dependency("two", "<version>2</version><scope>test</scope>")
                + "</dependencies>");
    assertThat(names(pom, COMPILE)).containsExactly("a:one:jar:1");
    assertThat(names(pom, Set.of("test"))).containsExactly("a:two:jar:2");
    assertThat(pom.getRepositories())
        .extracting(RemoteRepository::getUrl)
        .contains("https://example.org/r");
  }

  @Test
  void reads_a_whole_project_with_properties_and_managed_versions() throws Exception {
    assertThat(
            names(
                "<?xml version=\"1.0\"?><project><version>5</version>"
                    + "<properties><v>${w}.1</v><w>3</w></properties>"
                    + managed(dependency("managed", "<version>${v}</version>"))
                    + "<dependencies>"
                    + dependency("managed", "")
                    + dependency(
                        "own",
                        "<version>${project.version}</version><classifier>linux</classifier>")
                    + "</dependencies></project>"))
        .containsExactly("a:managed:jar:3.1", "a:own:jar:linux:5");
  }

  @Test
  void takes_versions_and_dependencies_from_a_parent_in_a_repository() throws Exception {
    assertThat(names(parent("parent") + dependency("one", "")))
        .containsExactly("a:one:jar:1", "a:inherited:jar:7");
  }

  @Test
  void takes_versions_from_a_BOM() throws Exception {
    String bom = dependency("bom", "<version>1</version><type>pom</type><scope>import</scope>");
    assertThat(names(managed(bom) + dependency("two", ""))).containsExactly("a:two:jar:2");
  }

  @Test
  void takes_versions_from_a_parent_in_a_file() throws Exception {
    Files.writeString(
        folder.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>local</artifactId>"
            + "<version>1</version><packaging>pom</packaging>"
            + managed(dependency("three", "<version>3</version>"))
            + "</project>");
    Path child = Files.createDirectory(folder.resolve("child")).resolve("pom.xml");
    Files.writeString(
        child,
        "<project><modelVersion>4.0.0</modelVersion>"
            + parent("local")
            + "<artifactId>child</artifactId><dependencies>"
            + dependency("three", "")
            + "</dependencies></project>");
    try (Pom pom = Pom.ofFile(child)) {
      assertThat(names(repository.resolver().read(pom.file()), COMPILE))
          .containsExactly("a:three:jar:3");
    }
    assertThat(child).exists();
  }

  @Test
  void exclusions_and_managed_versions_apply_to_dependencies_of_dependencies() throws Exception {
    repository.publish("low", "");
    repository.publish("lower", "");
    repository.publish("high", dependency("low", "<version>9</version>") + ONE);
    repository.publish("one", dependency("lower", "<version>1</version>"));
    ArtifactDescriptorResult pom =
        read(
            managed(dependency("low", "<version>1</version>"))
                + dependency(
                    "high",
                    "<version>1</version><exclusions><exclusion><groupId>a</groupId>"
                        + "<artifactId>lower</artifactId></exclusion></exclusions>"));
    assertThat(repository.resolver().resolve(Libraries.of(pom, COMPILE), none -> false))
        .extracting(Artifact::getArtifactId)
        .containsExactlyInAnyOrder("high", "low", "one");
  }

  @Test
  void scopes_and_the_optional_flag_do_not_exclude_what_the_project_itself_needs()
      throws Exception {
    String optional = dependency("one", "<version>1</version><optional>true</optional>");
    assertThat(Libraries.of(read(optional), COMPILE).wanted())
        .extracting(Dependency::getOptional)
        .containsExactly(false);
  }

  @Test
  void a_dependency_of_the_scope_system_is_the_jar_at_its_path() throws Exception {
    Path jar = Files.writeString(folder.resolve("own.jar"), "a jar");
    ArtifactDescriptorResult pom =
        read(
            dependency(
                "own",
                "<version>1</version><scope>system</scope><systemPath>" + jar + "</systemPath>"));
    assertThat(repository.resolver().resolve(Libraries.of(pom, Set.of("system")), none -> false))
        .extracting(Artifact::getPath)
        .containsExactly(jar);
  }

  @Test
  void a_part_of_a_POM_leaves_no_files() throws Exception {
    Path file;
    try (Pom pom = Pom.ofText(ONE)) {
      file = pom.file();
      assertThat(file).exists();
    }
    assertThat(file.getParent().getParent()).doesNotExist();
  }

  @Test
  void explains_what_is_wrong() {
    assertThat(catchThrowableOfType(XmlPullParserException.class, () -> read("<dependency>")))
        .isNotNull();
    assertThat(problem(dependency("one", "")))
        .isEqualTo(
            "a:one has no <version>; add one, or a <parent> or BOM that contains its version");
    assertThat(problem(ONE.replace("<groupId>a</groupId>", "")))
        .isEqualTo("a dependency lacks its <groupId>");
    assertThat(problem(parent("none") + ONE)).startsWith("a:none:1 is not in the repository");
    assertThat(problem("<properties><x>${x}</x></properties>" + ONE.replace(">1<", ">${x}<")))
        .startsWith("the POM has an error: Resolving expression: '${x}'");
  }
}
