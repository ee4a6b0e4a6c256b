package io.github.lectern.jupyter.magics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.TinyJar;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.maven.Libraries;
import io.github.lectern.jupyter.maven.MavenResolver;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version of a library cells get. The libraries are in a local repository. */
class LibraryVersionsTest {
  private static final String TABLESAW =
      "<dependency><groupId>tech.tablesaw</groupId><artifactId>tablesaw-core</artifactId>"
          + "<version>0.38.5</version></dependency>";

  @TempDir private Path folder;

  private final JavaEvaluator evaluator =
      JavaEvaluator.start(
          List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)),
          String::valueOf,
          notice -> {});

  @AfterEach
  void close() {
    evaluator.close();
  }

  private Object value(String code) throws CellFailure {
    return evaluator.evaluate(new Cell(1, code)).orElseThrow();
  }

  /** Installs a library with one class, whose method returns the version. */
  private void install(String coordinates, String type, String dependencies) throws Exception {
    Artifact artifact = new DefaultArtifact(coordinates);
    String name = artifact.getArtifactId() + "-" + artifact.getVersion();
    Path place =
        folder.resolve(
            "kept/"
                + artifact.getGroupId().replace('.', '/')
                + "/"
                + artifact.getArtifactId()
                + "/"
                + artifact.getVersion());
    int dot = type.lastIndexOf('.');
    new TinyJar(folder)
        .type(
            type,
            "package %s; public class %s { public static String version() { return \"%s\"; } }"
                .formatted(type.substring(0, dot), type.substring(dot + 1), artifact.getVersion()))
        .write(place.resolve(name + ".jar").toString());
    Files.writeString(
        place.resolve(name + ".pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId>"
                .formatted(artifact.getGroupId(), artifact.getArtifactId())
            + "<version>%s</version><dependencies>%s</dependencies></project>"
                .formatted(artifact.getVersion(), dependencies));
  }

  private static String dependency(String group, String artifact, String version) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(group, artifact, version);
  }

  /** Adds a library as %maven does, and returns what %maven says. */
  private Set<String> add(String coordinates) throws Exception {
    Files.writeString(
        folder.resolve("settings.xml"),
        "<settings><localRepository>" + folder.resolve("kept") + "</localRepository></settings>");
    RemoteRepository repository =
        new RemoteRepository.Builder(
                "folder", "default", folder.resolve("repository").toUri().toString())
            .build();
    LibraryVersions versions = new LibraryVersions(evaluator.classPath());
    if (!versions.isKernels(new DefaultArtifact(coordinates))) {
      Libraries wanted = Libraries.of(List.of(coordinates));
      List<Artifact> found =
          new MavenResolver(List.of(repository), folder.resolve("settings.xml"))
              .resolve(wanted, versions::isKernels);
      evaluator.classPath().addJars(versions.toAdd(found, wanted));
    }
    return versions.lines();
  }

  private List<String> added() {
    return evaluator.classPath().added().stream().map(jar -> jar.getFileName().toString()).toList();
  }

  @Test
  void a_library_of_another_group_with_the_name_of_a_kernels_library_is_added() throws Exception {
    install("my.group:nd4j-api:9.0", "my.Api", "");
    assertThat(add("my.group:nd4j-api:9.0")).isEmpty();
    assertThat(value("my.Api.version()")).isEqualTo("9.0");
  }

  @Test
  void a_library_that_is_hidden_in_the_kernel_is_added() throws Exception {
    install("com.google.code.gson:gson:2.13.2", "com.google.gson.Gson", "");
    assertThat(add("com.google.code.gson:gson:2.13.2")).isEmpty();
    assertThat(value("com.google.gson.Gson.version()")).isEqualTo("2.13.2");
  }

  @Test
  void nd4j_stays_and_its_dependencies_are_not_loaded_twice() throws Exception {
    install("org.nd4j:nd4j-api:0.9.1", "org.nd4j.Old", dependency("x", "of-nd4j", "1"));
    install("x:of-nd4j:1", "x.OfNd4j", "");
    install(
        "x:model:1",
        "x.Model",
        dependency("org.nd4j", "nd4j-api", "0.9.1") + dependency("x", "own", "1"));
    install("x:own:1", "x.Own", "");
    assertThat(add("x:model:1"))
        .containsExactly(
            "nd4j-api 1.0.0-M2.1 is used instead of 0.9.1, because Lectern's own classes need it");
    assertThat(added()).containsExactly("model-1.jar", "own-1.jar");
  }

  @Test
  void a_dependency_that_a_kernels_library_shares_with_another_one_is_added() throws Exception {
    install("org.nd4j:nd4j-api:0.9.1", "org.nd4j.Old", dependency("x", "both", "1"));
    install("x:both:1", "x.Both", "");
    install("x:deep:1", "x.Deep", dependency("x", "both", "1"));
    install(
        "x:model:1",
        "x.Model",
        dependency("org.nd4j", "nd4j-api", "0.9.1") + dependency("x", "deep", "1"));
    add("x:model:1");
    assertThat(added()).containsExactly("model-1.jar", "deep-1.jar", "both-1.jar");
  }

  @Test
  void another_version_of_tablesaw_replaces_that_of_the_kernel() throws Exception {
    install("tech.tablesaw:tablesaw-core:0.38.5", "tech.tablesaw.api.Table", "");
    install("tech.tablesaw:tablesaw-jsplot:0.38.5", "tech.tablesaw.plotly.Plot", TABLESAW);
    assertThat(add("tech.tablesaw:tablesaw-jsplot:0.38.5"))
        .containsExactly(
            "cells now use tablesaw-core 0.38.5; Lectern's own functions still use 0.44.4, so the"
                + " two cannot exchange objects");
    assertThat(value("tech.tablesaw.api.Table.version()")).isEqualTo("0.38.5");
  }

  @Test
  void tablesaw_stays_once_it_has_been_used() throws Exception {
    value("tech.tablesaw.api.Table.create(\"t\").name()");
    install("tech.tablesaw:tablesaw-core:0.38.5", "tech.tablesaw.api.Table", "");
    assertThat(add("tech.tablesaw:tablesaw-core:0.38.5"))
        .containsExactly(
            "tablesaw-core 0.44.4 is used instead of 0.38.5, because cells have already used it; to"
                + " use 0.38.5, restart the kernel and run this cell first");
    assertThat(added()).isEmpty();
  }

  @Test
  void the_kernels_version_of_a_shared_library_is_not_added_again() throws Exception {
    assertThat(add("tech.tablesaw:tablesaw-core:0.44.4")).isEmpty();
    assertThat(added()).isEmpty();
  }

  @Test
  void a_requested_version_replaces_another_one_until_that_is_used() throws Exception {
    install("x:lib:1", "x.Lib", "");
    install("x:lib:2", "x.Lib", "");
    install("x:lib:3", "x.Lib", "");
    add("x:lib:2");
    assertThat(add("x:lib:1")).isEmpty();
    assertThat(added()).containsExactly("lib-1.jar");
    assertThat(value("x.Lib.version()")).isEqualTo("1");
    assertThat(add("x:lib:3"))
        .containsExactly(
            "lib 1 is used instead of 3, because cells have already used it; to use 3, restart the"
                + " kernel and run this cell first");
    assertThat(added()).containsExactly("lib-1.jar");
  }

  @Test
  void a_dependency_replaces_only_an_older_version() throws Exception {
    install("x:lib:1", "x.Lib", "");
    install("x:lib:2", "x.Lib", "");
    install("x:needs1:1", "x.Needs1", dependency("x", "lib", "1"));
    install("x:needs2:1", "x.Needs2", dependency("x", "lib", "2"));
    add("x:needs1:1");
    assertThat(add("x:needs2:1")).isEmpty();
    assertThat(added()).containsExactly("needs1-1.jar", "needs2-1.jar", "lib-2.jar");
    install("x:again1:1", "x.Again1", dependency("x", "lib", "1"));
    assertThat(add("x:again1:1")).isEmpty();
    assertThat(value("x.Lib.version()")).isEqualTo("2");
  }
}
