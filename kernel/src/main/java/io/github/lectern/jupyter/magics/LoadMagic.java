package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.hints.Nearest;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Puts the text of a file into the cell, as in IPython.
 *
 * @param replacement takes what the cell is to hold from now on
 */
record LoadMagic(Consumer<String> replacement) implements Magic {
  private static final long MOST_BYTES = 1 << 20;

  @Override
  public String name() {
    return "%load";
  }

  @Override
  public String help() {
    return "put the text of a file into this cell, to be read and run";
  }

  @Override
  public String usage() {
    return "%load FILE\n\nExample: %load Net.java\n"
        + "The file lies beside the notebook, or its whole path is given.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) throws CellFailure {
    String name = arguments.strip().replaceFirst("^\"(.*)\"$", "$1");
    if (name.isEmpty()) {
      throw failure("expected a file; for example %load Net.java");
    }
    replacement.accept("// %load " + name + "\n" + text(path(name)).stripTrailing());
    return Optional.empty();
  }

  private static Path path(String name) throws CellFailure {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw failure("this is no name of a file: " + e.getMessage());
    }
  }

  private static String text(Path file) throws CellFailure {
    if (!Files.exists(file)) {
      throw failure("there is no file " + file.toAbsolutePath() + "." + meant(file));
    }
    if (!Files.isRegularFile(file)) {
      throw failure("expected a file, but " + file.toAbsolutePath() + " is " + kind(file));
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw failure(file + " has more than 1 MB, which is too much for a cell");
      }
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw failure(file + " is no text in UTF-8");
    } catch (IOException e) {
      throw failure(file + " cannot be read: " + e.getMessage());
    }
  }

  private static String kind(Path file) {
    return Files.isDirectory(file) ? "a directory" : "a pipe, a socket or a device";
  }

  private static String meant(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      Stream<String> names =
          files.filter(Files::isRegularFile).map(f -> String.valueOf(f.getFileName()));
      return Nearest.to(String.valueOf(file.getFileName()), names)
          .map(near -> " Did you mean " + near + "?")
          .orElse("");
    } catch (IOException e) {
      return ""; // a folder that cannot be listed suggests nothing
    }
  }

  private static CellFailure failure(String message) {
    return CellFailure.told("LoadFailed", "%load: " + message);
  }
}
