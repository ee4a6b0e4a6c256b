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
 * A directory of uncompressed files, which can be read and verified in a fraction of a second.
 * Files are written atomically, and damaged files are renamed.
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

  /** Returns the path of the partial file that a download from one mirror writes to. */
  Path part(DataFile file, String mirror) {
    return directory.resolve(file.gzipName() + "." + mirror + ".part");
  }

  /** Reads without the lock, because files are written atomically and are therefore complete. */
  @Override
  public VerifiedFile find(DataFile file) throws SourceException, InterruptedException {
    if (!Files.exists(path(file))) {
      throw absent(file);
    }
    try {
      return read(file);
    } catch (IOException e) {
      throw SourceException.of(e, path(file));
    } catch (SourceException e) {
      return lock.during(directory, () -> readOrSetAside(file));
    }
  }

  /**
   * Returns the cached file, or fetches and stores it if it is absent or damaged. Only one process
   * does this at a time.
   */
  VerifiedFile findOrStore(DataFile file, CacheLock.Work<byte[]> fetch)
      throws SourceException, InterruptedException {
    return lock.during(
        directory,
        () -> {
          try {
            return readOrSetAside(file);
          } catch (SourceException absentOrSetAside) {
            return store(file, fetch);
          }
        });
  }

  /**
   * Fetches and stores a file. Partial files are kept if the connection is lost or the process is
   * interrupted or killed. They are deleted after an I/O error, because the disk may be full.
   */
  private VerifiedFile store(DataFile file, CacheLock.Work<byte[]> fetch)
      throws SourceException, IOException, InterruptedException {
    try {
      byte[] bytes = fetch.run();
      AtomicFile.write(path(file), bytes);
      delete(file.gzipName() + ".*.part");
      return new VerifiedFile(file, bytes, path(file));
    } catch (IOException e) {
      SourceException problem = SourceException.of(e, directory);
      delete(file.gzipName() + ".*.part");
      throw problem;
    }
  }

  /**
   * Reads the file, which another process may have repaired or renamed by now, and renames it if it
   * is damaged. The caller must hold the lock.
   */
  private VerifiedFile readOrSetAside(DataFile file) throws SourceException, IOException {
    if (!Files.exists(path(file))) {
      throw absent(file);
    }
    try {
      return read(file);
    } catch (SourceException e) {
      Path aside = setAside(file);
      throw SourceException.wrong(
          "%s: %s; renamed to %s".formatted(file.name(), e.getMessage(), aside.getFileName()));
    }
  }

  /** Renames the damaged file and deletes earlier ones, so that they do not fill the disk. */
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

  private VerifiedFile read(DataFile file) throws SourceException, IOException {
    return new VerifiedFile(file, DatasetReader.read(path(file), file), path(file));
  }

  private Path path(DataFile file) {
    return directory.resolve(file.name());
  }

  private static SourceException absent(DataFile file) {
    return new SourceException(
        SourceException.Kind.ABSENT, "does not contain " + file.name() + " yet");
  }
}
