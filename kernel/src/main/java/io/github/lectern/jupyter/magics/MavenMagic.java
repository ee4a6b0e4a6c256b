package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.maven.Libraries;
import io.github.lectern.jupyter.maven.MavenResolver;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;

/** Adds libraries and their dependencies to the class path, downloading them if necessary. */
record MavenMagic(
    JavaEvaluator evaluator, Supplier<PrintStream> out, MavenRepositories repositories)
    implements Magic {
  private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+(:[^:\\s]+){2,4}");
  private static final Pattern IVY = Pattern.compile("([^#;\\s]+)#([^#;\\s]+);([^#;\\s]+)");
  private static final String FROM = "--from";

  /** IJava prints more with this option; this magic always says what it adds. */
  private static final Set<String> VERBOSE = Set.of("-v", "-vv", "-vvv", "--verbose");

  @Override
  public String name() {
    return "%maven";
  }

  @Override
  public String help() {
    return "add a library from Maven Central for the following cells";
  }

  @Override
  public String usage() {
    return "%maven [--from REPOSITORY] GROUP:ARTIFACT:VERSION ...\n\n"
        + "Example: %maven org.apache.commons:commons-csv:1.14.1\n"
        + "A type and a classifier may precede the version, as in"
        + " org.bytedeco:openblas:jar:linux-x86_64:0.3.31-1.5.13.\n"
        + "Several libraries are resolved together. With --from, only the repository with this id"
        + " or URL is searched; %mavenRepo adds one for good.\n"
        + "Dependencies are included. Jars are kept in Maven's local repository (by default,"
        + " ~/.m2/repository), so that they are downloaded only once.\n"
        + "Mirrors and proxies in ~/.m2/settings.xml are used.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, VERBOSE, Set.of(FROM));
    List<String> coordinates = new ArrayList<>();
    for (String one : arguments.words()) {
      coordinates.add(coordinates(one));
    }
    if (coordinates.isEmpty()) {
      throw wrongCoordinates("");
    }
    List<RemoteRepository> from = new ArrayList<>();
    for (String one : arguments.values(FROM)) {
      from.add(
          repositories
              .named(one)
              .orElseThrow(
                  () ->
                      failure(
                          name(),
                          "there is no repository \""
                              + one
                              + "\"; give its URL, or add it with %mavenRepo ID URL")));
    }
    load(Libraries.of(coordinates), from.isEmpty() ? repositories.all() : from, name());
    return Optional.empty();
  }

  /** Returns Maven coordinates; accepts Ivy's form, as IJava does. */
  private static String coordinates(String text) throws CellFailure {
    String maven = IVY.matcher(text).replaceFirst("$1:$2:$3");
    if (!COORDINATES.matcher(maven).matches()) {
      throw wrongCoordinates(text);
    }
    return maven;
  }

  private static CellFailure wrongCoordinates(String text) {
    return failure(
        "%maven",
        "expected GROUP:ARTIFACT:VERSION but got \""
            + text
            + "\"; for example %maven org.apache.commons:commons-csv:1.14.1");
  }

  /**
   * Adds libraries and their dependencies to the class path of cells.
   *
   * @param caller the magic that a failure names
   */
  void load(Libraries libraries, List<RemoteRepository> from, String caller) throws CellFailure {
    LibraryVersions versions = new LibraryVersions(evaluator.classPath());
    Libraries wanted = libraries.without(versions::isKernels);
    List<Artifact> resolved =
        wanted.wanted().isEmpty()
            ? List.of()
            : call(caller, from, maven -> maven.resolve(wanted, versions::isKernels));
    List<Path> jars = versions.toAdd(resolved, wanted);
    evaluator.classPath().addJars(jars);
    jars.forEach(jar -> out.get().println("added " + jar.getFileName()));
    versions.lines().forEach(out.get()::println);
    if (jars.isEmpty() && versions.lines().isEmpty()) {
      out.get().println("nothing to add: every library is already on the class path");
    }
  }

  /** What Maven's resolver is asked to do. */
  @FunctionalInterface
  interface Task<T> {
    T run(MavenResolver maven) throws RepositoryException;
  }

  /** Uses Maven's resolver as part of the cell, so that an interrupt ends a download. */
  <T> T call(String caller, List<RemoteRepository> from, Task<T> task) throws CellFailure {
    List<String> problems = new ArrayList<>();
    Optional<T> result =
        evaluator.call(
            () -> {
              try {
                return Optional.of(task.run(MavenRepositories.resolver(from)));
              } catch (RepositoryException e) {
                problems.add(MavenProblem.of(e));
                return Optional.empty();
              }
            });
    return result.orElseThrow(() -> failure(caller, problems.get(0)));
  }

  static CellFailure failure(String caller, String message) {
    return CellFailure.ofMessage("MavenFailed", caller + ": " + message);
  }
}
