package io.github.lectern.jupyter.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.jupyter.maven.LibraryDownload;
import io.github.lectern.jupyter.maven.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository is a directory, so that no network is needed. */
class LibraryStoreTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path published;
  private Path kept;
  private Path lib;
  private Library library;

  @BeforeEach
  void publish() throws IOException {
    published = folder.resolve("repository/a/one/1/one-1.jar");
    Files.createDirectories(published.getParent());
    Files.writeString(published, "a jar called one");
    library = Library.parse("a:one:jar:1 " + Sha256.of(published) + " " + Files.size(published));
    kept = folder.resolve("kept/a/one/1/one-1.jar");
    lib = Files.createDirectory(folder.resolve("lib"));
    Files.createDirectory(folder.resolve("bundled"));
    Files.writeString(
        folder.resolve("settings.xml"),
        """
        <settings>
          <localRepository>%s</localRepository>
          <mirrors>
            <mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(folder.resolve("kept"), folder.resolve("repository").toUri()));
  }

  private Map<Library, Path> find(boolean offline) throws IOException, InstallException {
    try (LibraryDownload download = LibraryDownload.from(folder.resolve("settings.xml"))) {
      InstallProgress progress = new InstallProgress(new PrintStream(out, true, UTF_8), false);
      return new LibraryStore(folder.resolve("bundled"), download, offline)
          .find(List.of(library), progress);
    }
  }

  @Test
  void a_missing_library_is_downloaded_into_the_local_repository() throws Exception {
    assertThat(find(false)).containsExactly(Map.entry(library, kept));
    assertThat(kept).hasContent("a jar called one");
    assertThat(out.toString(UTF_8))
        .contains("Downloading 1 libraries, 0.0 MB, from file:")
        .contains("1 of 1: one-1.jar, 0.0 MB");
  }

  @Test
  void a_library_in_the_local_repository_needs_no_network() throws Exception {
    find(false);
    Files.delete(published);
    out.reset();

    assertThat(find(true)).containsExactly(Map.entry(library, kept));
    assertThat(out.size()).isZero();
  }

  @Test
  void a_library_in_the_small_jar_is_preferred() throws Exception {
    Path bundled = Files.copy(published, folder.resolve("bundled/one-1.jar"));
    assertThat(find(true)).containsExactly(Map.entry(library, bundled));
  }

  @Test
  void without_network_the_missing_libraries_are_counted() {
    assertThatThrownBy(() -> find(true))
        .isInstanceOf(InstallException.class)
        .hasMessageStartingWith(
            "1 libraries (0 MB) are not in Maven's local repository, for example " + kept + ";");
  }

  @Test
  void an_unreachable_repository_is_explained() throws IOException {
    Files.delete(published);
    assertThatThrownBy(() -> find(false))
        .isInstanceOf(InstallException.class)
        .hasMessageStartingWith("cannot download one-1.jar from file:")
        .hasMessageContaining("check the network, and the proxy and mirrors")
        .hasMessageEndingWith("it continues where this one stopped");
  }

  @Test
  void a_download_that_was_tampered_with_is_refused() throws IOException {
    Files.writeString(published, "a jar called two");
    assertThatThrownBy(() -> find(false))
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("sent another file than the one that Lectern was built with");
    assertThat(kept).doesNotExist();
  }

  @Test
  void a_file_of_the_local_repository_that_was_tampered_with_is_refused() throws Exception {
    Map<Library, Path> found = find(false);
    Files.writeString(kept, "a jar called two");
    assertThatThrownBy(() -> LibraryStore.copy(found, lib))
        .isInstanceOf(InstallException.class)
        .hasMessageStartingWith(kept + " differs from the library that Lectern was built with")
        .hasMessageContaining(library.sha256())
        .hasMessageEndingWith("delete the file and run install again");
  }

  @Test
  void copies_have_the_same_bytes_and_known_hashes() throws Exception {
    assertThat(LibraryStore.copy(find(false), lib))
        .containsExactly(Map.entry("one-1.jar", library.sha256()));
    assertThat(lib.resolve("one-1.jar")).hasContent("a jar called one");
  }
}
