package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The directory where unpacked files are kept: reading and checking them takes a fraction of a
 * second. A file appears there whole or not at all, and a damaged one is set aside.
 */
final class Cache implements Source {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path directory;
  private final CacheLock lock;

  Cache(Path directory, CacheLock lock) {
    this.directory = directory.toAbsolutePath().normalize();
    this.lock = lock;
  }

  @Override
  public String name() {
    return "cache (" + directory + ")";
  }

  /** Where parts of this file that are still on their way are kept, apart for each mirror. */
  Path part(DataFile file, String mirror) {
    return directory.resolve(file.gzipName() + "." + mirror + ".part");
  }

  /** Reads without the lock: what is there is whole, whatever other processes do. */
  @Override
  public Found find(DataFile file) throws SourceProblem, InterruptedException {
    if (!Files.exists(path(file))) {
      throw absent(file);
    }
    try {
      return read(file);
    } catch (IOException e) {
      throw SourceProblem.of(e, path(file));
    } catch (SourceProblem e) {
      return lock.during(directory, () -> readOrSetAside(file));
    }
  }

  /** The cached file, or else what is fetched, which is stored; one process at a time. */
  Found findOrStore(DataFile file, CacheLock.Work<byte[]> fetch)
      throws SourceProblem, InterruptedException {
    return lock.during(
        directory,
        () -> {
          try {
            return readOrSetAside(file);
          } catch (SourceProblem absentOrSetAside) {
            return store(file, fetch);
          }
        });
  }

  /** Parts outlive a lost connection, an interrupt or a kill, but not a disk that refuses more. */
  private Found store(DataFile file, CacheLock.Work<byte[]> fetch)
      throws SourceProblem, IOException, InterruptedException {
    try {
      byte[] bytes = fetch.run();
      WholeFile.write(path(file), bytes);
      delete(file.gzipName() + ".*.part");
      return new Found(file, bytes, path(file));
    } catch (IOException e) {
      SourceProblem problem = SourceProblem.of(e, directory);
      delete(file.gzipName() + ".*.part");
      throw problem;
    }
  }

  /** Under the lock: another process may have mended or moved the file in the meantime. */
  private Found readOrSetAside(DataFile file) throws SourceProblem, IOException {
    if (!Files.exists(path(file))) {
      throw absent(file);
    }
    try {
      return read(file);
    } catch (SourceProblem e) {
      Path aside = setAside(file);
      throw SourceProblem.wrong(
          "%s: %s; set aside as %s".formatted(file.name(), e.getMessage(), aside.getFileName()));
    }
  }

  /** Only the last bad file is kept, so that a failing disk is not filled as well. */
  private Path setAside(DataFile file) throws IOException {
    delete(file.name() + ".bad-*");
    Path aside =
        directory.resolve(
            file.name() + ".bad-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault())));
    return Files.move(path(file), aside, StandardCopyOption.ATOMIC_MOVE);
  }

  private void delete(String glob) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
      for (Path path : found) {
        Files.delete(path);
      }
    }
  }

  private Found read(DataFile file) throws SourceProblem, IOException {
    return new Found(file, Content.read(path(file), file), path(file));
  }

  private Path path(DataFile file) {
    return directory.resolve(file.name());
  }

  private static SourceProblem absent(DataFile file) {
    return new SourceProblem(SourceProblem.Kind.ABSENT, "does not hold " + file.name() + " yet");
  }
}
