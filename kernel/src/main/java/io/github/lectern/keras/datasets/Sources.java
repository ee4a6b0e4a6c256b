package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** A list of sources that are tried in order. */
final class Sources {
  private final FileSet set;
  private final List<Source> sources;
  private final ProgressSink sink;

  /** Creates sources of Fashion-MNIST. */
  Sources(List<Source> sources, ProgressSink sink) {
    this(FashionMnistFiles.SET, sources, sink);
  }

  /**
   * Creates sources.
   *
   * @param set the data set, which messages name
   */
  Sources(FileSet set, List<Source> sources, ProgressSink sink) {
    this.set = set;
    this.sources = List.copyOf(sources);
    this.sink = sink;
  }

  /**
   * Returns each file from the first source that has it, and reports the problems with sources that
   * were skipped.
   *
   * @throws DatasetUnavailableException if a file is not available from any source
   * @throws CancellationException if the thread is interrupted; its interrupt flag stays set
   */
  List<VerifiedFile> findAll(List<DataFile> files) {
    List<VerifiedFile> found = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (DataFile file : files) {
      VerifiedFile one = find(file);
      found.add(one);
      notes.addAll(one.skipped());
    }
    notes.forEach(note -> sink.write("Skipped " + note + "\n"));
    return found;
  }

  private VerifiedFile find(DataFile file) {
    List<String> complaints = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Source source : sources) {
      try {
        stopIfInterrupted();
        return source.find(file).after(problems);
      } catch (SourceException e) {
        String complaint = source.name() + ": " + e.getMessage();
        complaints.add(complaint);
        if (e.kind() == SourceException.Kind.WRONG) {
          problems.add(complaint);
        }
      } catch (InterruptedException e) {
        throw cancelled(e);
      }
    }
    throw new DatasetUnavailableException(MissingDataMessage.without(set, file, complaints));
  }

  /** Checks the interrupt flag, because reading a file from the disk does not check it. */
  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private CancellationException cancelled(InterruptedException cause) {
    Thread.currentThread().interrupt();
    CancellationException cancelled =
        new CancellationException(
            set.title() + ": interrupted; load the data again to resume the download");
    cancelled.initCause(cause);
    return cancelled;
  }
}
