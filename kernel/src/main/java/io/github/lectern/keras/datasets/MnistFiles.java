package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import io.github.lectern.keras.datasets.RetryingDownload.RetryPolicy;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files of MNIST and the sources that may have them. */
final class MnistFiles {
  static final FileSet SET =
      new FileSet(
          "MNIST",
          "mnist",
          List.of(
              new DataFile(
                  "train-images-idx3-ubyte",
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                  List.of(60_000, 28, 28)),
              new DataFile(
                  "train-labels-idx1-ubyte",
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                  List.of(60_000)),
              new DataFile(
                  "t10k-images-idx3-ubyte",
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                  List.of(10_000, 28, 28)),
              new DataFile(
                  "t10k-labels-idx1-ubyte",
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
                  List.of(10_000))),
          List.of(
              new Mirror("cvdf", URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
              new Mirror("ossci", URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"))),
          Optional.empty());

  private MnistFiles() {}

  /**
   * Returns all sources: the directory mnist in the one that the user named, the cache and the
   * mirrors. The files of Fashion-MNIST have the same names, so each data set needs a directory of
   * its own.
   */
  static Sources everywhere(Settings settings) {
    ProgressSink sink = Session.current().progressSink();
    Cache cache = new Cache(settings.cacheDirectory(SET), new CacheLock(sink));
    Stream<Source> local =
        Stream.concat(settings.namedDirectory(SET.folder()).stream(), Stream.of(cache));
    Stream<Source> downloads =
        SET.mirrors().stream()
            .map(m -> new RetryingDownload(m, cache, settings::proxy, RetryPolicy.USUAL, sink));
    return new Sources(SET, Stream.concat(local, downloads).toList(), sink);
  }
}
