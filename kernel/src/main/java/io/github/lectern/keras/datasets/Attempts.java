package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.TransferProblem.Outlook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Repeated attempts to bring one file from one address, each going on where the last one ended, as
 * long as they bring something new and a little longer.
 */
final class Attempts {
  private final URI address;
  private final Path part;
  private final Patience patience;
  private final ProgressLine line;
  private long most;
  private int vain;

  Attempts(URI address, Path part, Patience patience, ProgressLine line) {
    this.address = address;
    this.part = part;
    this.patience = patience;
    this.line = line;
  }

  byte[] bring(DataFile file, Transfer transfer)
      throws SourceProblem, IOException, InterruptedException {
    most = size();
    while (true) {
      boolean resumed = size() > 0;
      try {
        transfer.run(address, part);
        return Content.read(part, file);
      } catch (TransferProblem e) {
        afterBreak(e);
      } catch (SourceProblem e) {
        afterBadContent(e, resumed);
      }
      Thread.sleep(patience.pause().multipliedBy(vain).toMillis());
    }
  }

  private void afterBreak(TransferProblem problem) throws SourceProblem, IOException {
    vain = size() > most ? 1 : vain + 1;
    most = Math.max(most, size());
    if (problem.outlook() == Outlook.WILL_STAY || vain >= patience.tries()) {
      throw SourceProblem.wrong(problem.getMessage());
    }
    line.show(problem.getMessage() + "; trying again");
  }

  /** What went on after an older part may have changed in between: that is worth a fresh start. */
  private void afterBadContent(SourceProblem problem, boolean resumed)
      throws SourceProblem, IOException {
    Files.delete(part);
    vain++;
    if (!resumed || vain >= patience.tries()) {
      throw problem;
    }
    line.show(problem.getMessage() + "; starting over");
  }

  private long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }
}
