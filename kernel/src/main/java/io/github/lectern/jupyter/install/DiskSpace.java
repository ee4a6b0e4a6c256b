package io.github.lectern.jupyter.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks free disk space in advance, before something fails on a full disk. */
final class DiskSpace {
  private static final long MB = 1_000_000;

  private DiskSpace() {}

  /**
   * Fails if too little space is free for a file or directory that need not exist yet.
   *
   * @param purpose what the space is needed for, as in "download libraries"
   */
  static void require(Path place, long bytes, String purpose) throws InstallException {
    long free = free(place);
    if (free < bytes) {
      throw new InstallException(
          bytes / MB
              + " MB are needed to "
              + purpose
              + ", but only "
              + free / MB
              + " MB are free in "
              + existing(place)
              + "; free some space there and run the same command again");
    }
  }

  /**
   * Returns the number of bytes that are free for a file or directory; Long.MAX_VALUE if the system
   * does not tell. A FileStore would fail in a chroot, where it finds no mount point.
   */
  static long free(Path place) {
    File folder = existing(place).toFile();
    return folder.getTotalSpace() == 0 ? Long.MAX_VALUE : folder.getUsableSpace();
  }

  private static Path existing(Path place) {
    Path folder = place.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder;
  }
}
