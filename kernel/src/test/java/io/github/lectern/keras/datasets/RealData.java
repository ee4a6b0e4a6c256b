package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds Fashion-MNIST on this computer without downloading, changing or renaming any file. */
final class RealData {
  private static final Settings SETTINGS = Settings.ofProcess();

  private RealData() {}

  static Sources sources() {
    Stream<Source> named = SETTINGS.namedDirectory().stream();
    Stream<Source> usual =
        Stream.of(
            Directory.usual("Debian's package", Path.of("/usr/share/datasets/fashion-mnist")),
            Directory.usual("cache", SETTINGS.cacheDirectory(FashionMnistFiles.SET)));
    return new Sources(Stream.concat(named, usual).toList(), text -> {});
  }

  static byte[] bytes(DataFile file) throws IOException, SourceException {
    VerifiedFile found = sources().findAll(List.of(file)).get(0);
    return DatasetReader.read(found.where(), file);
  }
}
