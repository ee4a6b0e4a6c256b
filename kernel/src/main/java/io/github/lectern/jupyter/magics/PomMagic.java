package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.maven.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Adds the dependencies of a Maven POM to the class path of cells.
 *
 * @param name "%loadFromPOM" for a file, or "%%loadFromPOM" for the rest of the cell, which may be
 *     a part of a POM
 */
record PomMagic(String name, MavenMagic maven) implements Magic {
  /** The scopes that are loaded by default. */
  private static final Set<String> SCOPES =
      Set.of(JavaScopes.COMPILE, JavaScopes.RUNTIME, JavaScopes.SYSTEM);

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+}");
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
    Set<String> named = Set.copyOf(words.subList(isLine() ? 1 : 0, words.size()));
    Set<String> scopes = named.isEmpty() ? SCOPES : named;
    List<RemoteRepository> known = maven.repositories().all();
    try (Pom pom = isLine() ? ofFile(words.get(0)) : Pom.ofText(call.body())) {
      ArtifactDescriptorResult read = maven.call(name, known, one -> one.read(pom.file()));
      List<RemoteRepository> all = new ArrayList<>(known);
      all.addAll(read.getRepositories());
      maven.load(libraries(read, scopes), all, name);
    } catch (XmlPullParserException e) {
      throw failure("the POM is not valid XML: " + e.getMessage().lines().findFirst().get());
    } catch (IOException e) {
      throw failure("the POM cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Pom ofFile(String file) throws CellFailure, IOException, XmlPullParserException {
    try {
      Path path = ShellEnvironment.resolve(file);
      if (!Files.isRegularFile(path)) {
        throw failure("there is no file " + path);
      }
      return Pom.ofFile(path.toAbsolutePath());
    } catch (InvalidPathException e) {
      throw failure("expected a file name but got \"" + file + "\": " + e.getReason());
    }
  }

  private Libraries libraries(ArtifactDescriptorResult pom, Set<String> scopes) throws CellFailure {
    Libraries libraries = Libraries.of(pom, scopes);
    if (libraries.wanted().isEmpty()) {
      throw failure("the POM has no dependencies of these scopes");
    }
    Matcher reference = REFERENCE.matcher(libraries.wanted().toString());
    if (reference.find()) {
      throw failure("the POM has no value for " + reference.group() + "; add it to <properties>");
    }
    return libraries;
  }

  private CellFailure failure(String message) {
    return MavenMagic.failure(name, message);
  }
}
