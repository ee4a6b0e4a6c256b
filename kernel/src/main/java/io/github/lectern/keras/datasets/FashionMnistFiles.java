package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import io.github.lectern.keras.datasets.RetryingDownload.RetryPolicy;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files of Fashion-MNIST and the sources that may have them. */
final class FashionMnistFiles {
  static final DataFile TRAIN_IMAGES =
      new DataFile(
          "train-images-idx3-ubyte",
          "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
          List.of(60_000, 28, 28));
  static final DataFile TRAIN_LABELS =
      new DataFile(
          "train-labels-idx1-ubyte",
          "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
          List.of(60_000));
  static final DataFile TEST_IMAGES =
      new DataFile(
          "t10k-images-idx3-ubyte",
          "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
          List.of(10_000, 28, 28));
  static final DataFile TEST_LABELS =
      new DataFile(
          "t10k-labels-idx1-ubyte",
          "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
          List.of(10_000));
  static final List<DataFile> ALL = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  static final Mirror KERAS =
      new Mirror(
          "keras", URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"));
  static final Mirror ZALANDO =
      new Mirror(
          "zalando",
          URI.create(
              "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"));

  static final FileSet SET =
      new FileSet(
          "Fashion-MNIST",
          "fashion-mnist",
          ALL,
          List.of(KERAS, ZALANDO),
          Optional.of("dataset-fashion-mnist"));

  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  private FashionMnistFiles() {}

  /**
   * Returns all sources: the directory that the user named, the cache, Debian's directory and the
   * mirrors.
   */
  static Sources everywhere(Settings settings) {
    ProgressSink sink = Session.current().progressSink();
    Cache cache = new Cache(settings.cacheDirectory(SET), new CacheLock(sink));
    Stream<Source> downloads =
        SET.mirrors().stream()
            .map(m -> new RetryingDownload(m, cache, settings::proxy, RetryPolicy.USUAL, sink));
    return new Sources(Stream.concat(local(settings, cache), downloads).toList(), sink);
  }

  /** Returns all sources except the mirrors. */
  static Sources onThisComputer(Settings settings) {
    ProgressSink sink = Session.current().progressSink();
    Cache cache = new Cache(settings.cacheDirectory(SET), new CacheLock(sink));
    return new Sources(local(settings, cache).toList(), sink);
  }

  private static Stream<Source> local(Settings settings, Cache cache) {
    Directory debian = Directory.usual("Debian's package dataset-fashion-mnist", DEBIAN);
    return Stream.concat(settings.namedDirectory().stream(), Stream.of(cache, debian));
  }
}
