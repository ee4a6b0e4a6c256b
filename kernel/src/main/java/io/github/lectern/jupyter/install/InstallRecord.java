package io.github.lectern.jupyter.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an installation has written, kept beside kernel.json so that the installation can be checked
 * and removed.
 *
 * @param version the version of Lectern
 * @param courses the directories of the copies of the course
 * @param directories the directories that did not exist before, outer ones first
 * @param jars the SHA-256 of each jar, by its name
 */
record InstallRecord(
    String version, List<String> courses, List<String> directories, Map<String, String> jars) {
  static final String NAME = "install.json";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /**
   * Describes an installation before it creates any directory.
   *
   * @param spec the directory of the kernelspec; what an earlier installation there has written is
   *     described as well
   */
  static InstallRecord before(Path spec, List<Path> courses) throws IOException {
    List<String> folders = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    Optional<InstallRecord> earlier = read(spec);
    earlier.ifPresent(record -> folders.addAll(record.directories));
    for (Path course : courses) {
      copies.add(course.toString());
      addMissing(course, folders);
    }
    addMissing(spec.getParent(), folders);
    earlier.ifPresent(record -> copies.addAll(record.courses));
    return new InstallRecord(
        currentVersion(), distinct(copies), distinct(folders), new TreeMap<>());
  }

  private static void addMissing(Path directory, List<String> folders) {
    Path missing = directory.toAbsolutePath();
    List<String> chain = new ArrayList<>();
    while (missing != null && !Files.exists(missing)) {
      chain.add(0, missing.toString());
      missing = missing.getParent();
    }
    folders.addAll(chain);
  }

  private static List<String> distinct(List<String> texts) {
    return texts.stream().distinct().toList();
  }

  InstallRecord with(Map<String, String> copied) {
    return new InstallRecord(version, courses, directories, new TreeMap<>(copied));
  }

  /** Reads the record of a kernelspec; empty if there is none that can be read. */
  static Optional<InstallRecord> read(Path spec) throws IOException {
    Path file = spec.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      InstallRecord record = GSON.fromJson(Files.readString(file), InstallRecord.class);
      boolean complete =
          record != null
              && record.courses != null
              && record.directories != null
              && record.jars != null;
      return complete ? Optional.of(record) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  void writeTo(Path spec) throws IOException {
    Files.writeString(spec.resolve(NAME), GSON.toJson(this) + "\n");
  }

  List<Path> coursePaths() {
    return courses.stream().map(Path::of).toList();
  }

  /** Returns the version in the manifest of this class's jar. */
  static String currentVersion() {
    return Optional.ofNullable(InstallRecord.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
