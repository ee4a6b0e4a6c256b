package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the error message about missing data: what was tried, and what the user can do. */
final class MissingDataMessage {
  private MissingDataMessage() {}

  static String without(DataFile missing, List<String> complaints) {
    return """
        Fashion-MNIST: cannot find a valid copy of the file %s. Tried:
        %s
        Do one of the following:
          - on Debian or Ubuntu: sudo apt-get install dataset-fashion-mnist
          - fix the problems listed above (check the network connection, for example) and load the \
        data again; behind a proxy, set the environment variable HTTPS_PROXY to http://host:port \
        before you start Jupyter
          - if the disk is full or read-only: set LECTERN_HOME to a directory with 100 MB of free \
        space before you start Jupyter
          - without a network: on another computer, download the four files below and copy them into \
        one directory; set LECTERN_DATA to that directory before you start Jupyter, or call \
        System.setProperty("lectern.data", "/that/directory") and load the data again
        %s
            or the files with the same names from %s"""
        .formatted(
            missing.name(),
            bulleted("  - ", complaints),
            bulleted("      ", addresses(FashionMnistFiles.KERAS)),
            FashionMnistFiles.ZALANDO.base());
  }

  private static List<String> addresses(Mirror mirror) {
    return FashionMnistFiles.ALL.stream().map(file -> mirror.address(file).toString()).toList();
  }

  private static String bulleted(String bullet, List<String> lines) {
    return lines.stream().map(line -> bullet + line).collect(Collectors.joining("\n"));
  }
}
