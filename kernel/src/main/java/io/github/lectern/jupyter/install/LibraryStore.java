package io.github.lectern.jupyter.install;

import io.github.lectern.jupyter.maven.LibraryDownload;
import io.github.lectern.jupyter.maven.Sha256;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the libraries of an installation: in the small jar, in Maven's local repository, or, once
 * they have been downloaded, there as well.
 *
 * @param bundled the directory of the jars that the small jar contains
 * @param offline whether to use no network
 */
record LibraryStore(Path bundled, LibraryDownload download, boolean offline) {
  private static final long MB = 1_000_000;

  /** Returns the path of each library; downloads those that are missing. */
  Map<Library, Path> find(List<Library> libraries, InstallProgress progress)
      throws IOException, InstallException {
    Map<Library, Path> found = new LinkedHashMap<>();
    libraries.forEach(library -> found.put(library, place(library)));
    List<Library> missing =
        libraries.stream().filter(library -> !Files.isRegularFile(found.get(library))).toList();
    if (!missing.isEmpty()) {
      fetch(missing, progress);
    }
    return found;
  }

  private Path place(Library library) {
    Path ours = bundled.resolve(library.fileName());
    return Files.isRegularFile(ours) ? ours : download.place(library.artifact());
  }

  private void fetch(List<Library> missing, InstallProgress progress)
      throws IOException, InstallException {
    long size = missing.stream().mapToLong(Library::size).sum();
    if (offline || download.isOffline()) {
      throw new InstallException(
          missing.size()
              + " libraries ("
              + size / MB
              + " MB) are not in Maven's local repository, for example "
              + download.place(missing.get(0).artifact())
              + "; run install once with network access, without --offline and without <offline>"
              + " in settings.xml");
    }
    DiskSpace.require(download.place(missing.get(0).artifact()), size, "download libraries");
    progress.begin(missing.size(), size, download.url());
    for (Library library : missing) {
      fetch(library, progress);
    }
    progress.end();
  }

  private void fetch(Library library, InstallProgress progress)
      throws IOException, InstallException {
    progress.file(library.fileName(), library.size());
    try {
      download.fetch(library.artifact(), library.size(), library.sha256(), progress::show);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      progress.end();
      if (FileProblem.isFullDisk(e)) {
        throw e;
      }
      throw new InstallException(
          "cannot download "
              + library.fileName()
              + " from "
              + download.url()
              + ": "
              + FileProblem.reason(e)
              + "; check the network, and the proxy and mirrors in ~/.m2/settings.xml, then run"
              + " the same command again: it continues where this one stopped",
          e);
    }
  }

  /**
   * Copies libraries into a directory, and returns their SHA-256 by name.
   *
   * @throws InstallException if one differs from the library that Lectern was built with
   */
  static Map<String, String> copy(Map<Library, Path> libraries, Path folder)
      throws IOException, InstallException {
    Map<String, String> copied = new TreeMap<>();
    for (Map.Entry<Library, Path> each : libraries.entrySet()) {
      Library library = each.getKey();
      String sha256 = Sha256.copy(each.getValue(), folder.resolve(library.fileName()));
      if (!sha256.equals(library.sha256())) {
        throw new InstallException(
            each.getValue()
                + " differs from the library that Lectern was built with (its SHA-256 is "
                + sha256
                + ", not "
                + library.sha256()
                + "); delete the file and run install again");
      }
      copied.put(library.fileName(), sha256);
    }
    return copied;
  }
}
