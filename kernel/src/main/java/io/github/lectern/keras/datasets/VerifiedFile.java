package io.github.lectern.keras.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A file that was found and checked: its bytes, where they are, and what was passed over. */
final class VerifiedFile {
  private final DataFile file;
  private final byte[] bytes;
  private final Path where;
  private final List<String> passedOver;

  VerifiedFile(DataFile file, byte[] bytes, Path where) {
    this(file, bytes, where, List.of());
  }

  private VerifiedFile(DataFile file, byte[] bytes, Path where, List<String> passedOver) {
    this.file = file;
    this.bytes = bytes;
    this.where = where;
    this.passedOver = passedOver;
  }

  /** Returns the same, with what was wrong with the places that were looked at before. */
  VerifiedFile after(List<String> complaints) {
    List<String> all = Stream.concat(complaints.stream(), passedOver.stream()).toList();
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

  List<String> passedOver() {
    return passedOver;
  }
}
