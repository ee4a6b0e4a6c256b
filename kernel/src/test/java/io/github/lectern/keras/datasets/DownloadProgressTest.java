package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DownloadProgressTest {
  private final List<String> shown = new ArrayList<>();
  private final DownloadProgress line = new DownloadProgress(shown::add, "Downloading x.gz");

  @Test
  void the_amount_is_in_megabytes_and_percent() {
    line.show(6_600_000, OptionalLong.of(26_421_880));

    assertThat(shown).containsExactly("\rDownloading x.gz: 6.6 of 26.4 MB (24 %)");
  }

  @Test
  void a_small_file_is_in_kilobytes() {
    line.show(5_148, OptionalLong.of(29_515));

    assertThat(shown).containsExactly("\rDownloading x.gz: 5.1 of 29.5 kB (17 %)");
  }

  @Test
  void an_unknown_total_is_left_out() {
    line.show(6_600_000, OptionalLong.empty());

    assertThat(shown).containsExactly("\rDownloading x.gz: 6.6 MB");
  }

  @Test
  void a_shorter_text_covers_the_longer_one_before() {
    line.show("12345");
    line.show("67");

    assertThat(shown).containsExactly("\rDownloading x.gz: 12345", "\rDownloading x.gz: 67   ");
  }

  @Test
  void a_fast_download_does_not_flood_the_page_but_shows_its_end() {
    for (int i = 1; i <= 10_000; i++) {
      line.show(i, OptionalLong.of(10_000));
    }

    // the loop takes a few milliseconds; fifty updates would take five seconds
    assertThat(shown).hasSizeBetween(2, 50);
    assertThat(shown).last().isEqualTo("\rDownloading x.gz: 10.0 of 10.0 kB (100 %)");
  }

  @Test
  void the_line_is_ended_once_if_there_is_one() {
    line.close();
    assertThat(shown).isEmpty();

    line.show("1");
    line.close();
    assertThat(shown).last().isEqualTo("\n");
  }
}
