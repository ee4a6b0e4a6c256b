package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.util.List;

/**
 * Makes sure that Fashion-MNIST is on this computer, and says where: {@code java -cp
 * 'target/dist/*' io.github.lectern.keras.datasets.FetchData [offline]}.
 */
public final class FetchData {
  private FetchData() {}

  /**
   * Ends with 0 if the checked data are there in the end, else with 1 and what to do.
   *
   * @param arguments nothing, or "offline" to look only on this computer
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
