package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import io.github.lectern.keras.datasets.RetryingDownload.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Downloads from servers on this computer into a cache directory,. */
record Downloads(Path directory, RetryPolicy patience, List<String> texts) {
  private static final Duration LONG = Duration.ofSeconds(15);

  /** Waits so long that a busy machine does not matter. */
  static Downloads patient(Path directory) {
    return waiting(LONG, directory);
  }

  /** Gives up a server that sends nothing for so long. */
  static Downloads waiting(Duration stall, Path directory) {
    RetryPolicy patience = new RetryPolicy(LONG, stall, 3, Duration.ofMillis(5));
    return new Downloads(directory, patience, new CopyOnWriteArrayList<>());
  }

  RetryingDownload from(MirrorServer server) {
    return from(server.mirror("one"));
  }

  RetryingDownload from(Mirror mirror) {
    return new RetryingDownload(mirror, cache(), ProxySelector::getDefault, patience, texts::add);
  }

  /** The cache, then the servers in their order. */
  Sources sources(MirrorServer... servers) {
    Stream<Source> downloads =
        Stream.of(servers).map(server -> from(server.mirror("port" + server.port())));
    List<Source> sources = Stream.concat(Stream.of(cache()), downloads).toList();
    return new Sources(sources, texts::add);
  }

  /** All progress so far. */
  String shown() {
    return String.join("", texts);
  }

  /** What the cache directory holds besides its lock. */
  List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cache cache() {
    return new Cache(directory, new CacheLock(texts::add));
  }
}
