package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.assist.Completion;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the names of files, in the arguments of magics and in those of Java calls. */
final class FileNames {
  private static final int LIMIT = 300;

  private static final Set<String> MAGICS =
      Set.of("%load", "%cd", "%jars", "%classpath", "%loadFromPOM", "%%writefile");

  /** Calls whose relative file names start at the working directory of the magics. */
  private static final String OF_SESSION =
      "load|loadWeights|save|saveWeights|CSVLogger|ModelCheckpoint|imageDatasetFromDirectory";

  /** Calls whose relative file names start at the directory of the JVM. */
  private static final String OF_JVM =
      "Path\\.of|Paths\\.get|csv|new\\s+(?:File|FileReader|FileWriter|FileInputStream"
          + "|FileOutputStream|RandomAccessFile|PrintWriter|PrintStream)";

  private static final Pattern QUOTED =
      Pattern.compile("\\b(?:(" + OF_SESSION + ")|" + OF_JVM + ")\\(\\s*\"([^\"\\\\\\n]*)\\z");

  private FileNames() {}

  /** Completes the last argument of a magic; empty if the magic takes no files. */
  static Optional<Completion> ofMagic(String text, int cursor) {
    String[] words = text.split("\\s+", -1);
    return words.length > 1 && MAGICS.contains(words[0])
        ? Optional.of(complete(words[words.length - 1], cursor, ShellEnvironment.directory()))
        : Optional.empty();
  }

  /** Completes the file name in quotes in which the code ends, if a call takes it. */
  static Optional<Completion> inQuotes(String before) {
    Matcher open = QUOTED.matcher(before);
    if (!open.find()) {
      return Optional.empty();
    }
    Path directory = open.group(1) == null ? Path.of("") : ShellEnvironment.directory();
    return Optional.of(complete(open.group(2), before.length(), directory));
  }

  private static Completion complete(String path, int cursor, Path directory) {
    int slash = path.lastIndexOf('/') + 1;
    String prefix = path.substring(slash);
    List<Completion.Suggestion> suggestions =
        entries(directory, path.substring(0, slash), prefix).stream()
            .map(name -> new Completion.Suggestion(name, "path", Optional.empty()))
            .toList();
    return new Completion(cursor - prefix.length(), cursor, suggestions);
  }

  /** Returns the names in a folder that start with a prefix; hidden files need a dot. */
  private static List<String> entries(Path directory, String folder, String prefix) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            directory.resolve(folder), path -> fits(path.getFileName().toString(), prefix))) {
      found.forEach(path -> names.add(path.getFileName() + (Files.isDirectory(path) ? "/" : "")));
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of(); // as in a shell, there is nothing to complete
    }
    return names.stream().sorted().limit(LIMIT).toList();
  }

  private static boolean fits(String name, String prefix) {
    return name.startsWith(prefix) && (prefix.startsWith(".") || !name.startsWith("."));
  }
}
