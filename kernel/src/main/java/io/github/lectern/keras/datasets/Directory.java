package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is searched for the files of a data set, but never changed. */
final class Directory implements Source {
  private final String owner;
  private final Path path;
  private final SourceException.Kind whenAbsent;

  private Directory(String owner, Path path, SourceException.Kind whenAbsent) {
    this.owner = owner;
    this.path = path.toAbsolutePath().normalize();
    this.whenAbsent = whenAbsent;
  }

  /** Returns a directory that the user named in a setting; a missing file there is an error. */
  static Directory named(String setting, Path path) {
    return new Directory(setting, path, SourceException.Kind.WRONG);
  }

  /** Returns a directory that may contain the files; a missing file there is not reported. */
  static Directory usual(String owner, Path path) {
    return new Directory(owner, path, SourceException.Kind.ABSENT);
  }

  @Override
  public String name() {
    return owner + " (" + path + ")";
  }

  @Override
  public VerifiedFile find(DataFile file) throws SourceException, InterruptedException {
    List<Path> candidates = candidates(file);
    List<String> complaints = new ArrayList<>();
    for (Path candidate : candidates) {
      try {
        return found(file, candidate).after(complaints.stream().map(this::withName).toList());
      } catch (SourceException e) {
        complaints.add(candidate.getFileName() + ": " + e.getMessage());
      }
    }
    throw SourceException.wrong(String.join("; ", complaints));
  }

  private List<Path> candidates(DataFile file) throws SourceException {
    if (!Files.isDirectory(path)) {
      throw new SourceException(
          whenAbsent, Files.exists(path) ? "is not a directory" : "no such directory");
    }
    List<Path> candidates =
        Stream.of(path.resolve(file.name()), path.resolve(file.gzipName()))
            .filter(Files::exists)
            .toList();
    if (candidates.isEmpty()) {
      throw new SourceException(
          whenAbsent, "contains neither " + file.name() + " nor " + file.gzipName());
    }
    return candidates;
  }

  private String withName(String complaint) {
    return name() + ": " + complaint;
  }

  private static VerifiedFile found(DataFile file, Path at)
      throws SourceException, InterruptedException {
    try {
      return new VerifiedFile(file, DatasetReader.read(at, file), at);
    } catch (IOException e) {
      throw SourceException.of(e, at);
    }
  }
}
