package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Set;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;

class PomTest {
  private static final String ONE =
      "<dependency><groupId>a</groupId><artifactId>one</artifactId><version>1</version></dependency>";
  private static final String TEST =
      "<dependency><groupId>a</groupId><artifactId>two</artifactId><version>2</version><scope>test</scope></dependency>";

  private static Pom pom(String text) throws CellFailure {
    return Pom.ofText(text, "%%loadFromPOM");
  }

  private static String message(String text) {
    return catchThrowableOfType(CellFailure.class, () -> pom(text).coordinates(Pom.SCOPES))
        .getMessage();
  }

  @Test
  void collects_loose_dependencies_and_repositories() throws CellFailure {
    Pom pom =
        pom(
            "<!-- from a README -->\n<repository><id>r</id><url>https://example.org/r</url></repository>\n"
                + ONE
                + "\n<dependencies>"
                + TEST
                + "</dependencies>");
    assertThat(pom.coordinates(Pom.SCOPES)).containsExactly("a:one:jar:1");
    assertThat(pom.coordinates(Set.of("test"))).containsExactly("a:two:jar:2");
    assertThat(pom.repositories())
        .extracting(RemoteRepository::getUrl)
        .containsExactly("https://example.org/r");
  }

  @Test
  void reads_a_whole_project_with_properties_and_managed_versions() throws CellFailure {
    Pom pom =
        pom(
            "<?xml version=\"1.0\"?><project xmlns=\"http://maven.apache.org/POM/4.0.0\"><version>5</version>"
                + "<properties><v>${w}.1</v><w>3</w></properties>"
                + "<dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>managed</artifactId>"
                + "<version>${v}</version></dependency></dependencies></dependencyManagement>"
                + "<dependencies><dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency>"
                + "<dependency><groupId>a</groupId><artifactId>own</artifactId><version>${project.version}</version>"
                + "<classifier>linux</classifier></dependency></dependencies></project>");
    assertThat(pom.coordinates(Pom.SCOPES))
        .containsExactly("a:managed:jar:3.1", "a:own:jar:linux:5");
  }

  @Test
  void explains_what_is_wrong() {
    assertThat(message("<dependency>")).contains("%%loadFromPOM: the POM is not valid XML");
    assertThat(message(ONE.replace("<version>1</version>", "")))
        .contains("a:one has no <version>; add one");
    assertThat(message(ONE.replace(">1<", ">${x}<"))).contains("the POM has no value for ${x}");
    assertThat(
            message(
                "<properties><x>${y}</x><y>${x}</y></properties>" + ONE.replace(">1<", ">${x}<")))
        .contains("the POM has no value for ${");
    assertThat(message(ONE.replace("<groupId>a</groupId>", ""))).contains("lacks its <groupId>");
  }
}
