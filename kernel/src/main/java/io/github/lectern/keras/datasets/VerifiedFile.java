package io.github.lectern.keras.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A verified file: its bytes, its path, and the problems with the sources that were skipped. */
final class VerifiedFile {
  private final DataFile file;
  private final byte[] bytes;
  private final Path where;
  private final List<String> skipped;

  VerifiedFile(DataFile file, byte[] bytes, Path where) {
    this(file, bytes, where, List.of());
  }

  private VerifiedFile(DataFile file, byte[] bytes, Path where, List<String> skipped) {
    this.file = file;
    this.bytes = bytes;
    this.where = where;
    this.skipped = skipped;
  }

  /** Returns a copy of this file to which the problems of earlier sources are added. */
  VerifiedFile after(List<String> complaints) {
    List<String> all = Stream.concat(complaints.stream(), skipped.stream()).toList();
    return new VerifiedFile(file, bytes, where, all);
  }

  INDArray tensor() {
    return IdxFormat.toTensor(bytes, file.shape());
  }

  DataFile file() {
    return file;
  }

  Path where() {
    return where;
  }

  List<String> skipped() {
    return skipped;
  }
}
