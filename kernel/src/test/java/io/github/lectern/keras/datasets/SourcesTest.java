package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SourcesTest {
  private static final TinyFile PICTURES = TinyFile.of("pictures", 20);
  private static final TinyFile MORE = TinyFile.of("more", 10);

  @TempDir Path home;
  private final List<String> shown = new ArrayList<>();
  private Path named;
  private Path cached;
  private Path debian;

  @BeforeEach
  void lay() throws IOException {
    named = Files.createDirectory(home.resolve("named"));
    cached = Files.createDirectory(home.resolve("cache"));
    debian = Files.createDirectory(home.resolve("debian"));
  }

  @Test
  void the_first_place_that_has_the_file_wins() throws Exception {
    Files.write(debian.resolve("pictures.gz"), PICTURES.gzip());
    assertThat(where(PICTURES)).isEqualTo(debian.resolve("pictures.gz"));

    Files.write(cached.resolve("pictures"), PICTURES.raw());
    assertThat(where(PICTURES)).isEqualTo(cached.resolve("pictures"));

    Files.write(named.resolve("pictures.gz"), PICTURES.gzip());
    assertThat(where(PICTURES)).isEqualTo(named.resolve("pictures.gz"));
  }

  @Test
  void what_is_read_from_a_directory_is_not_copied_to_the_cache() throws Exception {
    Files.write(debian.resolve("pictures.gz"), PICTURES.gzip());

    where(PICTURES);

    assertThat(cached).isEmptyDirectory();
  }

  @Test
  void an_absent_cache_entry_is_not_worth_a_word() throws Exception {
    Files.write(debian.resolve("pictures.gz"), PICTURES.gzip());

    new Sources(List.of(cache(), Directory.usual("Debian", debian)), shown::add)
        .findAll(List.of(PICTURES.file()));

    assertThat(shown).isEmpty();
  }

  @Test
  void what_is_wrong_with_an_earlier_place_is_told_in_the_end() throws Exception {
    Files.write(named.resolve("pictures"), new byte[3]);
    Files.write(cached.resolve("pictures"), PICTURES.raw());

    where(PICTURES);

    assertThat(shown)
        .containsExactly(
            ("Skipped LECTERN_DATA (%s): pictures: expected 316 bytes but got 3;"
                    + " the file is truncated\n")
                .formatted(named));
  }

  @Test
  void a_bad_cached_file_is_replaced_by_the_next_good_place() throws Exception {
    Files.write(cached.resolve("pictures"), TinyFile.withFlippedBit(PICTURES.raw(), 50));
    Files.write(debian.resolve("pictures.gz"), PICTURES.gzip());

    assertThat(where(PICTURES)).isEqualTo(debian.resolve("pictures.gz"));

    assertThat(cached.resolve("pictures")).doesNotExist();
    assertThat(cached).isDirectoryContaining("glob:**/pictures.bad-*");
  }

  @Test
  void a_bad_cached_file_is_fetched_again_from_a_mirror() throws Exception {
    Files.write(cached.resolve("pictures"), TinyFile.withFlippedBit(PICTURES.raw(), 50));
    Downloads downloads = Downloads.patient(cached);
    try (MirrorServer server = new MirrorServer(MirrorServer.good(PICTURES.gzip()))) {
      List<VerifiedFile> found = downloads.sources(server).findAll(List.of(PICTURES.file()));

      assertThat(found.get(0).where()).hasBinaryContent(PICTURES.raw());
      assertThat(cached).isDirectoryContaining("glob:**/pictures.bad-*");
      assertThat(downloads.shown())
          .contains("\nSkipped cache (" + cached + "): pictures: damaged:")
          .contains("; renamed to pictures.bad-");
    }
  }

  @Test
  void a_mirror_that_sends_rubbish_is_left_for_the_next_one() throws Exception {
    byte[] flipped = TinyFile.gzip(TinyFile.withFlippedBit(PICTURES.raw(), 50));
    Downloads downloads = Downloads.waiting(Duration.ofSeconds(1), cached);
    try (MirrorServer page = new MirrorServer(MirrorServer.page(200));
        MirrorServer damaged = new MirrorServer(MirrorServer.good(flipped));
        MirrorServer stalling = new MirrorServer(MirrorServer.stallsAfter(9, PICTURES.gzip()));
        MirrorServer good = new MirrorServer(MirrorServer.good(PICTURES.gzip()))) {
      List<VerifiedFile> found =
          downloads.sources(page, damaged, stalling, good).findAll(List.of(PICTURES.file()));

      assertThat(found.get(0).where()).hasBinaryContent(PICTURES.raw());
      assertThat(downloads.names()).containsExactly("pictures");
      assertThat(good.ranges()).containsExactly("all");
    }
  }

  @Test
  void without_network_and_data_the_error_says_what_was_tried_and_what_to_do() {
    Sources sources =
        new Sources(
            List.of(
                Directory.named("LECTERN_DATA", home.resolve("typo")),
                cache(),
                Directory.usual("Debian's package", home.resolve("not-installed")),
                offline()),
            shown::add);

    assertThatThrownBy(() -> sources.findAll(List.of(PICTURES.file())))
        .isInstanceOf(DatasetUnavailableException.class)
        .hasMessageContainingAll(
            "Fashion-MNIST: cannot find a valid copy of the file pictures. Tried:\n",
            "\n  - LECTERN_DATA (" + home.resolve("typo") + "): no such directory\n",
            "\n  - cache (" + cached + "): does not contain pictures yet\n",
            "\n  - Debian's package (" + home.resolve("not-installed") + "): no such directory\n",
            "\n  - download from http://mirror/: is this computer online?\n",
            "sudo apt-get install dataset-fashion-mnist",
            "HTTPS_PROXY",
            "set LECTERN_DATA",
            "System.setProperty(\"lectern.data\"",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/t10k-labels-idx1-ubyte.gz",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");
    assertThat(cached).isEmptyDirectory();
  }

  @Test
  void a_word_that_holds_for_several_files_is_said_once() throws Exception {
    Path both = Files.createDirectory(home.resolve("both"));
    Files.write(both.resolve("pictures"), PICTURES.raw());
    Files.write(both.resolve("more"), MORE.raw());
    Sources sources =
        new Sources(
            List.of(
                Directory.named("LECTERN_DATA", home.resolve("typo")),
                Directory.usual("Debian", both)),
            shown::add);

    sources.findAll(List.of(PICTURES.file(), MORE.file()));

    assertThat(shown)
        .containsExactly(
            "Skipped LECTERN_DATA (%s): no such directory\n".formatted(home.resolve("typo")));
  }

  private Path where(TinyFile tiny) {
    List<Source> sources =
        List.of(Directory.named("LECTERN_DATA", named), cache(), Directory.usual("Debian", debian));
    return new Sources(sources, shown::add).findAll(List.of(tiny.file())).get(0).where();
  }

  private Cache cache() {
    return new Cache(cached, new CacheLock(shown::add));
  }

  private static Source offline() {
    return new Source() {
      @Override
      public String name() {
        return "download from http://mirror/";
      }

      @Override
      public VerifiedFile find(DataFile file) throws SourceException {
        throw SourceException.wrong("is this computer online?");
      }
    };
  }
}
