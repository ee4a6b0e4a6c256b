package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.hints.Nearest;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Replaces the cell with the text of a file, as in IPython.
 *
 * @param replacement receives the new source of the cell
 */
record LoadMagic(Consumer<String> replacement) implements Magic {
  private static final long MAX_BYTES = 1 << 20;

  @Override
  public String name() {
    return "%load";
  }

  @Override
  public String help() {
    return "replace this cell with the text of a file";
  }

  @Override
  public String usage() {
    return "%load FILE\n\nExample: %load Net.java\n"
        + "A relative path starts at the directory of the notebook.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) throws CellFailure {
    String name = arguments.strip().replaceFirst("^\"(.*)\"$", "$1");
    if (name.isEmpty()) {
      throw failure("expected a file name, for example %load Net.java");
    }
    replacement.accept("// %load " + name + "\n" + text(path(name)).stripTrailing());
    return Optional.empty();
  }

  private static Path path(String name) throws CellFailure {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw failure("expected a file name but got \"" + name + "\": " + e.getReason());
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
      if (Files.size(file) > MAX_BYTES) {
        throw failure(file + " is larger than 1 MB, the limit for a cell");
      }
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw failure(file + " is not a UTF-8 text file; save it with this encoding first");
    } catch (AccessDeniedException e) {
      throw failure(file + " cannot be read, because you do not have permission");
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
      return ""; // without a directory listing there is nothing to suggest
    }
  }

  private static CellFailure failure(String message) {
    return CellFailure.ofMessage("LoadFailed", "%load: " + message);
  }
}
