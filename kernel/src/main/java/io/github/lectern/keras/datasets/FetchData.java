package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.List;

/**
 * A command-line program that downloads Fashion-MNIST unless it is already on this computer, and
 * prints the paths of its files: {@code java -cp 'target/dist/*'
 * io.github.lectern.keras.datasets.FetchData [offline]}.
 */
public final class FetchData {
  private FetchData() {}

  /**
   * Finds or downloads the files. The exit status is 0 if all of them are available and verified;
   * otherwise it is 1, and the output says what to do.
   *
   * @param arguments empty, or "offline" to search only this computer
   */
  public static void main(String[] arguments) {
    Settings settings = Settings.ofProcess();
    Sources sources =
        List.of(arguments).contains("offline")
            ? FashionMnistFiles.onThisComputer(settings)
            : FashionMnistFiles.everywhere(settings);
    int status = run(sources, FashionMnistFiles.ALL, Session.current().progressSink());
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(Sources sources, List<DataFile> files, ProgressSink sink) {
    try {
      sources.findAll(files).forEach(found -> sink.write("Found " + found.where() + "\n"));
      return 0;
    } catch (DatasetUnavailableException e) {
      sink.write(e.getMessage() + "\n");
      return 1;
    }
  }
}
