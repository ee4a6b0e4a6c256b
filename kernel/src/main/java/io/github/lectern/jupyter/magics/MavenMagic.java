package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Adds libraries and their dependencies to the class path, downloading them if necessary. */
record MavenMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+(:[^:\\s]+){2,4}");

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
    return "%maven GROUP:ARTIFACT:VERSION ...\n\n"
        + "Example: %maven org.apache.commons:commons-csv:1.14.1\n"
        + "Dependencies are included. Jars are kept in Maven's local repository (by default,"
        + " ~/.m2/repository), so that they are downloaded only once.\n"
        + "Mirrors and proxies in ~/.m2/settings.xml are used.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) throws CellFailure {
    List<String> coordinates = List.of(arguments.strip().split("\\s+"));
    for (String one : coordinates) {
      if (!COORDINATES.matcher(one).matches()) {
        throw failure(
            "expected GROUP:ARTIFACT:VERSION but got \""
                + one
                + "\"; for example %maven org.apache.commons:commons-csv:1.14.1");
      }
    }
    add(coordinates);
    return Optional.empty();
  }

  private void add(List<String> coordinates) throws CellFailure {
    LibraryVersions versions = new LibraryVersions(evaluator.classPath());
    List<String> wanted =
        coordinates.stream().filter(one -> !versions.isKernels(new DefaultArtifact(one))).toList();
    List<Path> jars = versions.toAdd(resolve(wanted, versions::isKernels), wanted);
    evaluator.classPath().addJars(jars);
    jars.forEach(jar -> out.get().println("added " + jar.getFileName()));
    versions.lines().forEach(out.get()::println);
    if (jars.isEmpty() && versions.lines().isEmpty()) {
      out.get().println("nothing to add: every library is already on the class path");
    }
  }

  /** Resolves the libraries as part of the cell, so that an interrupt ends the download. */
  private List<Artifact> resolve(List<String> coordinates, Predicate<Artifact> provided)
      throws CellFailure {
    if (coordinates.isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    List<Artifact> found =
        evaluator.call(
            () -> {
              try {
                return MavenResolver.ofCentral().resolve(coordinates, provided);
              } catch (DependencyResolutionException e) {
                problems.add(MavenProblem.of(e));
                return List.<Artifact>of();
              }
            });
    if (!problems.isEmpty()) {
      throw failure(problems.get(0));
    }
    return found;
  }

  private static CellFailure failure(String message) {
    return CellFailure.ofMessage("MavenFailed", "%maven: " + message);
  }
}
