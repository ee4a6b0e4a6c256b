package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Adds the dependencies of a Maven POM to the class path of cells.
 *
 * @param name "%loadFromPOM" for a file, or "%%loadFromPOM" for the rest of the cell, which may be
 *     a part of a POM
 */
record PomMagic(String name, MavenMagic maven) implements Magic {
  private static final Set<String> VERBOSE = Set.of("-v", "-vv", "-vvv", "--verbose");

  private boolean isLine() {
    return !name.startsWith("%%");
  }

  @Override
  public String help() {
    return "add the dependencies of a Maven POM " + (isLine() ? "file" : "in the rest of the cell");
  }

  @Override
  public String usage() {
    return (isLine()
            ? "%loadFromPOM FILE [SCOPE ...]\n\nExample: %loadFromPOM pom.xml\n"
            : """
              %%loadFromPOM [SCOPE ...], followed by a POM or parts of one

              Example: %%loadFromPOM
                       <dependency>
                         <groupId>org.apache.commons</groupId>
                         <artifactId>commons-csv</artifactId>
                         <version>1.14.1</version>
                       </dependency>
              """)
        + "The scopes compile, runtime and system are loaded unless others are given."
        + " Repositories of the POM are searched in addition to Maven Central.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    List<String> words = MagicArguments.parse(this, call, VERBOSE, Set.of()).words();
    if (isLine() && words.isEmpty()) {
      throw MagicArguments.problem(this, "expected a file, for example %loadFromPOM pom.xml");
    }
    Pom pom = isLine() ? ofFile(words.get(0)) : Pom.ofText(call.body(), name);
    Set<String> scopes = Set.copyOf(words.subList(isLine() ? 1 : 0, words.size()));
    List<String> coordinates = pom.coordinates(scopes.isEmpty() ? Pom.SCOPES : scopes);
    if (coordinates.isEmpty()) {
      throw Pom.failure(name, "the POM has no dependencies of these scopes");
    }
    List<RemoteRepository> repositories = new ArrayList<>(maven.repositories().all());
    repositories.addAll(pom.repositories());
    maven.load(coordinates, repositories);
    return Optional.empty();
  }

  private Pom ofFile(String file) throws CellFailure {
    try {
      Path path = ShellEnvironment.resolve(file);
      if (!Files.isRegularFile(path)) {
        throw Pom.failure(name, "there is no file " + path);
      }
      return Pom.ofText(Files.readString(path, UTF_8), name);
    } catch (IOException e) {
      throw Pom.failure(name, file + " cannot be read: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw Pom.failure(name, "expected a file name but got \"" + file + "\": " + e.getReason());
    }
  }
}
