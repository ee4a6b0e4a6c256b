package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.lectern.jupyter.eval.hints.Nearest;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A source file or notebook that {@code %load} reads. */
final class LoadedFile {
  private static final long MAX_BYTES = 1 << 20;
  private static final long MAX_NOTEBOOK_BYTES = 64 << 20;
  private static final String NOTEBOOK = ".ipynb";

  /** The extensions that may be omitted, in IJava's order. */
  private static final List<String> EXTENSIONS =
      List.of(".jsh", ".jshell", ".java", ".ijava", NOTEBOOK);

  private final Path found;

  /**
   * Finds a file.
   *
   * @param file its absolute path; the extension may be missing
   * @throws CellFailure if the file does not exist or is not a regular file
   */
  LoadedFile(Path file) throws CellFailure {
    this.found =
        Stream.concat(Stream.of(""), EXTENSIONS.stream())
            .map(extension -> file.resolveSibling(file.getFileName() + extension))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(file);
    if (!Files.exists(found)) {
      throw failure(
          "there is no file " + file + ", nor one with " + extensions() + "." + meant(file));
    }
    if (!Files.isRegularFile(found)) {
      throw failure("expected a file, but " + found + " is " + kind(found));
    }
  }

  Path found() {
    return found;
  }

  private boolean isNotebook() {
    return found.toString().endsWith(NOTEBOOK);
  }

  /** Returns the code of the file, or the code cells of the notebook, as parts of a cell. */
  List<Cell> cells(int number) throws CellFailure {
    String name = String.valueOf(found.getFileName());
    if (!isNotebook()) {
      return List.of(new Cell(number, text()).named(name));
    }
    List<Cell> cells = new ArrayList<>();
    for (String code : codeCells()) {
      cells.add(new Cell(number, code).named(name + ", code cell " + (cells.size() + 1)));
    }
    return cells;
  }

  private List<String> codeCells() throws CellFailure {
    try {
      JsonObject notebook = JsonParser.parseString(text()).getAsJsonObject();
      JsonArray cells = notebook.getAsJsonArray("cells");
      if (cells == null) {
        throw failure(found + " has no cells; open it in Jupyter and save it in today's format");
      }
      return StreamSupport.stream(cells.spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .filter(cell -> cell.has("cell_type") && cell.has("source"))
          .filter(cell -> cell.get("cell_type").getAsString().equals("code"))
          .map(cell -> source(cell.get("source")))
          .toList();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw failure(found + " is not a notebook, or is damaged: open it in Jupyter to repair it");
    }
  }

  private static String source(JsonElement source) {
    return source.isJsonArray()
        ? StreamSupport.stream(source.getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsString)
            .collect(Collectors.joining())
        : source.getAsString();
  }

  /** Returns the text of the file. */
  String text() throws CellFailure {
    try {
      if (Files.size(found) > (isNotebook() ? MAX_NOTEBOOK_BYTES : MAX_BYTES)) {
        throw failure(
            isNotebook()
                ? found + " is larger than 64 MB; clear its outputs and save it"
                : found + " is larger than 1 MB, the limit for a cell");
      }
      return Files.readString(found, UTF_8);
    } catch (CharacterCodingException e) {
      throw failure(found + " is not a UTF-8 text file; save it with this encoding first");
    } catch (AccessDeniedException e) {
      throw failure(found + " cannot be read, because you do not have permission");
    } catch (IOException e) {
      throw failure(found + " cannot be read: " + e.getMessage());
    }
  }

  private static String extensions() {
    return String.join(", ", EXTENSIONS.subList(0, EXTENSIONS.size() - 1)) + " or " + NOTEBOOK;
  }

  private static String kind(Path file) {
    return Files.isDirectory(file) ? "a directory" : "a pipe, a socket or a device";
  }

  private static String meant(Path file) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.filter(Files::isRegularFile).map(f -> String.valueOf(f.getFileName())).toList();
      String written = String.valueOf(file.getFileName());
      Optional<String> stem =
          Nearest.to(written, names.stream().map(name -> name.replaceFirst("\\.\\w+$", "")));
      return Nearest.to(written, names.stream())
          .or(
              () ->
                  stem.flatMap(s -> names.stream().filter(n -> n.startsWith(s + ".")).findFirst()))
          .map(near -> " Did you mean " + near + "?")
          .orElse("");
    } catch (IOException e) {
      return ""; // without a directory listing there is nothing to suggest
    }
  }

  static CellFailure failure(String message) {
    return CellFailure.ofMessage("LoadFailed", "%load: " + message);
  }
}
