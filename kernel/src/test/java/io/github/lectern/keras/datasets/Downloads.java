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

/** Downloads files from local servers into a cache directory and records the progress texts. */
record Downloads(Path directory, RetryPolicy policy, List<String> texts) {
  private static final Duration LONG = Duration.ofSeconds(15);

  /** Returns downloads whose timeouts are long enough for a busy machine. */
  static Downloads patient(Path directory) {
    return waiting(LONG, directory);
  }

  /** Returns downloads that give up on a server that sends nothing for the stall time. */
  static Downloads waiting(Duration stall, Path directory) {
    RetryPolicy policy = new RetryPolicy(LONG, stall, 3, Duration.ofMillis(5));
    return new Downloads(directory, policy, new CopyOnWriteArrayList<>());
  }

  RetryingDownload from(MirrorServer server) {
    return from(server.mirror("one"));
  }

  RetryingDownload from(Mirror mirror) {
    return new RetryingDownload(mirror, cache(), ProxySelector::getDefault, policy, texts::add);
  }

  /** Returns the cache, followed by the servers in the given order. */
  Sources sources(MirrorServer... servers) {
    Stream<Source> downloads =
        Stream.of(servers).map(server -> from(server.mirror("port" + server.port())));
    List<Source> sources = Stream.concat(Stream.of(cache()), downloads).toList();
    return new Sources(sources, texts::add);
  }

  /** Returns all progress texts so far. */
  String shown() {
    return String.join("", texts);
  }

  /** Returns the names of all files in the cache directory except the lock. */
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
