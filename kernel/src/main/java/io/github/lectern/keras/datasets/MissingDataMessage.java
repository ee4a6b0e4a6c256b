package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the error message about missing data: what was tried, and what the user can do. */
final class MissingDataMessage {
  private MissingDataMessage() {}

  static String without(FileSet set, DataFile missing, List<String> complaints) {
    String apt =
        set.aptPackage()
            .map(name -> "\n  - on Debian or Ubuntu: sudo apt-get install " + name)
            .orElse("");
    return """
        %s: cannot find a valid copy of the file %s. Tried:
        %s
        Do one of the following:%s
          - fix the problems listed above (check the network connection, for example) and load the \
        data again; behind a proxy, set the environment variable HTTPS_PROXY to http://host:port \
        before you start Jupyter
          - if the disk is full or read-only: set LECTERN_HOME to a directory with 100 MB of free \
        space before you start Jupyter
          - without a network: on another computer, download the four files below and copy them into \
        %s before you start Jupyter, or call \
        System.setProperty("lectern.data", "/that/directory") and load the data again
        %s
            or the files with the same names from %s"""
        .formatted(
            set.title(),
            missing.name(),
            bulleted("  - ", complaints),
            apt,
            directory(set),
            bulleted("      ", addresses(set)),
            set.mirrors().get(1).base());
  }

  private static String directory(FileSet set) {
    return set.equals(FashionMnistFiles.SET)
        ? "one directory; set LECTERN_DATA to that directory"
        : "a directory called "
            + set.folder()
            + "; set LECTERN_DATA to the directory that contains it";
  }

  private static List<String> addresses(FileSet set) {
    Mirror mirror = set.mirrors().get(0);
    return set.files().stream().map(file -> mirror.address(file).toString()).toList();
  }

  private static String bulleted(String bullet, List<String> lines) {
    return lines.stream().map(line -> bullet + line).collect(Collectors.joining("\n"));
  }
}
