package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A process that downloads images of 3 by 5 pixels from a mirror into a cache directory. */
final class FetchingChild {
  private FetchingChild() {}

  static ChildJvm start(List<String> prefix, String directory, MirrorServer server, TinyFile tiny)
      throws java.io.IOException {
    DataFile file = tiny.file();
    String address = server.mirror("one").base().toString();
    String pictures = file.shape().get(0).toString();
    return ChildJvm.start(
        prefix, FetchingChild.class, directory, address, file.name(), file.sha256(), pictures);
  }

  public static void main(String[] arguments) {
    Downloads downloads = Downloads.patient(Path.of(arguments[0]));
    Mirror mirror = new Mirror("one", URI.create(arguments[1]));
    List<Integer> shape = List.of(Integer.parseInt(arguments[4]), 3, 5);
    DataFile file = new DataFile(arguments[2], arguments[3], shape);
    Sources sources = new Sources(List.of(downloads.from(mirror)), System.out::print);
    System.exit(FetchData.run(sources, List.of(file), System.out::print));
  }
}
