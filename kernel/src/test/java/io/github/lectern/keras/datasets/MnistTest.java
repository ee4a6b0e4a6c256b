package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with small files, and with Fashion-MNIST, whose files have the same names. */
class MnistTest {
  @TempDir private Path folder;

  @Test
  void the_four_files_are_downloaded_verified_and_cached() throws IOException {
    List<TinyFile> tiny =
        List.of(
            TinyFile.of("train-images", 6),
            TinyFile.of("train-labels", 5),
            TinyFile.of("test-images", 4),
            TinyFile.of("test-labels", 3));
    Downloads downloads = Downloads.patient(Files.createDirectories(folder.resolve("cache")));
    try (MirrorServer server =
        new MirrorServer(
            tiny.stream()
                .map(file -> MirrorServer.good(file.gzip()))
                .toArray(MirrorServer.Behaviour[]::new))) {
      Mnist data =
          Mnist.load(downloads.sources(server), tiny.stream().map(TinyFile::file).toList());
      assertThat(data)
          .hasToString(
              "MNIST: xTrain [6,3,5], yTrain [5,3,5], xTest [4,3,5], yTest [3,3,5], all uint8");
      assertThat(data.xTest().getInt(1, 2, 4)).isEqualTo(tiny.get(2).raw()[16 + 29] & 0xff);
      assertThat(Session.current().testSet(DatasetHash.of(Rows.of(data.xTest()))))
          .contains("the test set of MNIST");
    }
    assertThat(downloads.names())
        .containsExactly("test-images", "test-labels", "train-images", "train-labels");
  }

  @Test
  void the_files_of_fashion_mnist_are_refused() {
    Path fashion = RealData.sources().findAll(FashionMnistFiles.ALL).get(0).where().getParent();
    Sources sources =
        new Sources(MnistFiles.SET, List.of(Directory.named("LECTERN_DATA", fashion)), text -> {});
    assertThatThrownBy(() -> Mnist.load(sources, MnistFiles.SET.files()))
        .isInstanceOf(DatasetUnavailableException.class)
        .hasMessageContaining("expected SHA-256 ba891046e650... but got c59f468a2f67...");
  }

  @Test
  void a_message_without_the_data_says_where_to_download_it() {
    Sources sources = new Sources(MnistFiles.SET, List.of(), text -> {});
    assertThatThrownBy(() -> Mnist.load(sources, MnistFiles.SET.files()))
        .isInstanceOf(DatasetUnavailableException.class)
        .hasMessageStartingWith(
            "MNIST: cannot find a valid copy of the file train-images-idx3-ubyte.")
        .hasMessageContaining(
            "https://storage.googleapis.com/cvdf-datasets/mnist/t10k-labels-idx1-ubyte.gz")
        .hasMessageContaining("a directory called mnist; set LECTERN_DATA")
        .hasMessageEndingWith("from https://ossci-datasets.s3.amazonaws.com/mnist/")
        .hasMessageNotContaining("apt-get");
  }

  @Test
  void each_data_set_has_a_directory_of_its_own() {
    Settings settings =
        new Settings(
            name -> null,
            name -> Map.of("LECTERN_HOME", "/lectern", "LECTERN_DATA", "/data").get(name));
    assertThat(settings.cacheDirectory(MnistFiles.SET).toString()).endsWith("mnist");
    assertThat(settings.cacheDirectory(MnistFiles.SET))
        .isNotEqualTo(settings.cacheDirectory(FashionMnistFiles.SET));
    assertThat(settings.namedDirectory("mnist").orElseThrow().name())
        .isEqualTo("LECTERN_DATA (" + Path.of("/data/mnist") + ")");
    assertThat(settings.namedDirectory().orElseThrow().name())
        .isEqualTo("LECTERN_DATA (" + Path.of("/data") + ")");
  }
}
