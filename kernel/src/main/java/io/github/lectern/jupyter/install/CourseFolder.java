package io.github.lectern.jupyter.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A student's copy of the course, like the one that {@code ./lecture} makes. Its subdirectory
 * .shipped keeps what was shipped, to tell the student's changes from those of a newer version.
 */
record CourseFolder(Path folder) {
  private static final String SHIPPED = ".shipped";
  private static final String NEW = ".new";

  /**
   * Copies the files that are missing, and replaces those that the student has not changed. A
   * notebook has been changed if its cells differ; outputs and metadata do not matter.
   *
   * @param source the shipped files
   */
  void update(Path source, PrintStream out) throws IOException {
    int copied = 0;
    for (String name : files(source)) {
      if (!Files.exists(folder.resolve(name))) {
        copy(source, name);
        copied++;
      } else if (!isCurrent(source, name)) {
        replaceUnlessChanged(source, name, out);
      }
    }
    if (copied > 0) {
      out.println("Copied " + copied + " files of the course to " + folder);
    }
  }

  private boolean isCurrent(Path source, String name) throws IOException {
    Path shipped = shipped(name);
    return Files.exists(shipped) && Files.mismatch(source.resolve(name), shipped) < 0;
  }

  private void replaceUnlessChanged(Path source, String name, PrintStream out) throws IOException {
    Path mine = folder.resolve(name);
    if (NotebookCell.same(mine, shipped(name)) || NotebookCell.same(mine, source.resolve(name))) {
      copy(source, name);
      out.println("Updated " + mine + ", which you had not changed");
    } else {
      out.println(
          "Kept "
              + mine
              + ", which you changed; to get the newer version, rename yours and run"
              + " install again");
    }
  }

  private Path shipped(String name) {
    return folder.resolve(SHIPPED).resolve(name);
  }

  /** Writes a new file beside the old one first, so that a full disk leaves the old one intact. */
  private void copy(Path source, String name) throws IOException {
    for (Path copy : List.of(folder.resolve(name), shipped(name))) {
      Path fresh = copy.resolveSibling(copy.getFileName() + NEW);
      Files.createDirectories(copy.getParent());
      try {
        Files.copy(source.resolve(name), fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  /** Returns the names of all files below a directory that are not hidden, separated by "/". */
  static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith(".") && !name.contains("/."))
          .sorted()
          .toList();
    }
  }

  /**
   * Deletes the shipped files that the student has not changed, and the subdirectories that are
   * empty afterwards.
   */
  void remove(PrintStream out) throws IOException {
    Path shipped = folder.resolve(SHIPPED);
    if (!Files.isDirectory(shipped)) {
      return;
    }
    List<String> names = files(shipped);
    for (String name : names) {
      Path mine = folder.resolve(name);
      if (NotebookCell.same(mine, shipped(name))) {
        Files.delete(mine);
      } else if (Files.exists(mine)) {
        out.println("Kept " + mine + ", which you changed");
      }
      Files.delete(shipped(name));
      deleteEmptyParents(mine);
    }
    deleteEmptyFolders(shipped);
    out.println("Removed the course from " + folder);
  }

  private void deleteEmptyParents(Path file) throws IOException {
    for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
      if (Files.isDirectory(parent)) {
        deleteIfEmpty(parent);
      }
    }
  }

  static void deleteEmptyFolders(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            deleteIfEmpty(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static void deleteIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException e) {
      // It holds files of the user.
    }
  }
}
