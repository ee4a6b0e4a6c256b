package io.github.lectern.jupyter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine. */
class LibraryDownloadTest {
  private static final Artifact ARTIFACT = new DefaultArtifact("org.example:big:jar:1.2");
  private static final String PATH = "/maven2/org/example/big/1.2/big-1.2.jar";
  private static final int SIZE = 300_000;

  @TempDir private Path folder;
  private byte[] jar;
  private String sha256;
  private RangeServer server;
  private Path settings;
  private Path place;

  @BeforeEach
  void start() throws IOException {
    jar = new byte[SIZE];
    new Random(1).nextBytes(jar);
    sha256 = Sha256.of(Files.write(folder.resolve("original"), jar));
    server = new RangeServer(PATH, jar);
    settings = folder.resolve("settings.xml");
    settings("");
    place = folder.resolve("kept/org/example/big/1.2/big-1.2.jar");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void settings(String more) throws IOException {
    Files.writeString(
        settings,
        "<settings><localRepository>"
            + folder.resolve("kept")
            + "</localRepository>"
            + more
            + "</settings>");
  }

  private LibraryDownload download(String url) throws IOException {
    return LibraryDownload.from(
        new RemoteRepository.Builder("central", "default", url).build(), settings);
  }

  private List<Long> fetch(Artifact artifact, String expected) throws IOException {
    List<Long> progress = new ArrayList<>();
    try (LibraryDownload download = download(server.url())) {
      download.fetch(artifact, SIZE, expected, progress::add);
    }
    return progress;
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(place.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_jar_arrives_where_Maven_keeps_it() throws IOException {
    List<Long> progress = fetch(ARTIFACT, sha256);

    assertThat(place).hasBinaryContent(jar);
    assertThat(kept()).containsExactly("_remote.repositories", "big-1.2.jar");
    assertThat(progress).isSorted().endsWith((long) SIZE);
  }

  @Test
  void an_interrupted_download_continues_after_the_bytes_that_have_arrived() throws IOException {
    server.breakAfter(100_000);
    assertThatThrownBy(() -> fetch(ARTIFACT, sha256)).isInstanceOf(IOException.class);
    assertThat(place).doesNotExist();

    server.breakAfter(SIZE);
    List<Long> progress = fetch(ARTIFACT, sha256);
    assertThat(place).hasBinaryContent(jar);
    assertThat(server.requests()).containsExactly(PATH, PATH + " from 100000");
    assertThat(progress.get(0)).isGreaterThan(100_000L);
  }

  @Test
  void a_complete_download_that_was_not_yet_moved_needs_no_request() throws IOException {
    Files.createDirectories(place.getParent());
    Files.write(place.resolveSibling("big-1.2.jar.lectern-part"), jar);
    fetch(ARTIFACT, sha256);

    assertThat(place).hasBinaryContent(jar);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_part_of_something_else_is_replaced() throws IOException {
    Files.createDirectories(place.getParent());
    Files.write(place.resolveSibling("big-1.2.jar.lectern-part"), new byte[1000]);
    fetch(ARTIFACT, sha256);

    assertThat(place).hasBinaryContent(jar);
    assertThat(server.requests()).containsExactly(PATH + " from 1000", PATH);
  }

  @Test
  void temporary_files_of_a_killed_process_are_deleted() throws IOException {
    Files.createDirectories(place.getParent());
    Files.writeString(place.resolveSibling("big-1.2.jar.lectern-part.17.tmp"), "left behind");
    fetch(ARTIFACT, sha256);

    assertThat(kept()).containsExactly("_remote.repositories", "big-1.2.jar");
  }

  @Test
  void another_file_than_the_expected_one_is_refused_and_not_kept() throws IOException {
    assertThatThrownBy(() -> fetch(ARTIFACT, "0".repeat(64)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            server.url()
                + " sent another file than the one that Lectern was built with: big-1.2.jar");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_missing_artifact_is_named() {
    assertThatThrownBy(() -> fetch(new DefaultArtifact("org.example:none:jar:1"), sha256))
        .isInstanceOf(IOException.class)
        .hasMessage("org.example:none:jar:1 is not in the repository");
  }

  @Test
  void a_mirror_in_the_settings_is_used() throws IOException {
    settings(
        "<mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>"
            + server.url()
            + "</url></mirror></mirrors>");
    try (LibraryDownload download = download("https://repository.invalid/maven2")) {
      assertThat(download.url()).isEqualTo(server.url());
      download.fetch(ARTIFACT, SIZE, sha256, done -> {});
    }
    assertThat(place).hasBinaryContent(jar);
  }

  @Test
  void the_settings_can_forbid_the_network() throws IOException {
    settings("<offline>true</offline>");
    try (LibraryDownload download = download(server.url())) {
      assertThat(download.isOffline()).isTrue();
      assertThat(download.place(ARTIFACT)).isEqualTo(place);
    }
  }
}
