package io.github.lectern.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder with one subfolder per class, and image files in these.
 *
 * @param classNames the names of the subfolders in alphabetical order
 * @param files the image files, class by class
 */
record ImageFolder(List<String> classNames, List<LabelledFile> files) {
  private static final List<String> FORMATS = List.of(".bmp", ".gif", ".jpeg", ".jpg", ".png");

  /**
   * An image file.
   *
   * @param path where it is
   * @param label the number of its class
   */
  record LabelledFile(Path path, int label) {}

  static ImageFolder of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(
          ImageDataset.CALLER
              + "expected a folder with one subfolder per class, but "
              + folder.toAbsolutePath()
              + (Files.exists(folder) ? " is a file" : " does not exist"));
    }
    List<Path> classes = classes(folder);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException(
          ImageDataset.CALLER
              + "expected one subfolder per class, but "
              + folder
              + " contains none; move the images of each class to a folder of its own");
    }
    List<LabelledFile> files = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (Path image : images(classes.get(label))) {
        files.add(new LabelledFile(image, label));
      }
    }
    return new ImageFolder(classes.stream().map(ImageFolder::name).toList(), files);
  }

  private static List<Path> classes(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !name(entry).startsWith("."))
          .sorted(Comparator.comparing(ImageFolder::name))
          .toList();
    }
  }

  private static List<Path> images(Path folder) throws IOException {
    List<Path> images;
    try (Stream<Path> entries = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      images =
          entries
              .filter(entry -> isImage(name(entry)) && Files.isRegularFile(entry))
              .sorted(Comparator.comparing(Path::toString))
              .toList();
    }
    if (images.isEmpty()) {
      throw new IllegalArgumentException(
          ImageDataset.CALLER
              + folder
              + " contains no images ("
              + String.join(", ", FORMATS)
              + "); add some, or remove this folder");
    }
    return images;
  }

  /**
   * Returns whether a file is an image; macOS adds hidden files such as "._1.jpg", which are not.
   */
  private static boolean isImage(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && FORMATS.stream().anyMatch(lowerCase::endsWith);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
