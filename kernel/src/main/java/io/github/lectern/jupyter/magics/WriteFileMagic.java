package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Writes the rest of a cell to a file. */
record WriteFileMagic(Supplier<PrintStream> out) implements Magic {
  private static final Set<String> APPEND = Set.of("-a", "--append");

  @Override
  public String name() {
    return "%%writefile";
  }

  @Override
  public String help() {
    return "write the rest of the cell to a file";
  }

  @Override
  public String usage() {
    return "%%writefile [-a] FILE\n\nExample: %%writefile data/points.csv\n"
        + "An existing file is replaced; with -a, the text is appended to it. The text is stored as"
        + " UTF-8 and is not run. A relative path starts at the working directory (%pwd).";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, APPEND, Set.of());
    if (arguments.words().size() != 1) {
      throw MagicArguments.problem(
          this,
          "expected one file name but got "
              + (arguments.words().isEmpty() ? "none" : "\"" + call.arguments() + "\"")
              + "; put a name with spaces in double quotes");
    }
    String name = arguments.words().get(0);
    boolean append = APPEND.stream().anyMatch(arguments::has);
    out.get().println(write(name, call.body(), append) + " " + name);
    return Optional.empty();
  }

  /** Writes the file; returns what happened. */
  private String write(String name, String body, boolean append) throws CellFailure {
    String text = body.isEmpty() || body.endsWith("\n") ? body : body + "\n";
    try {
      Path file = ShellEnvironment.resolve(name);
      boolean existed = Files.exists(file);
      if (append) {
        Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } else {
        Files.writeString(file, text, UTF_8);
      }
      if (existed) {
        return append ? "Appended to" : "Overwrote";
      }
      return "Wrote";
    } catch (NoSuchFileException e) {
      throw failure("the directory of " + name + " does not exist; create it first: !mkdir -p ...");
    } catch (AccessDeniedException e) {
      throw failure(name + " cannot be written, because you do not have permission");
    } catch (IOException e) {
      throw failure(
          Files.isDirectory(ShellEnvironment.resolve(name))
              ? name + " is a directory; add the name of a file"
              : name + " cannot be written: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw failure("expected a file name but got \"" + name + "\": " + e.getReason());
    }
  }

  private static CellFailure failure(String message) {
    return CellFailure.ofMessage("WriteFailed", "%%writefile: " + message);
  }
}
