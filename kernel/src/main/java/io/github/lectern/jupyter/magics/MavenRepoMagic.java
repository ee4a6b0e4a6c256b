package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds a repository in which {@code %maven} searches. */
record MavenRepoMagic(MavenRepositories repositories, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%mavenRepo";
  }

  @Override
  public String help() {
    return "add a repository in which %maven searches";
  }

  @Override
  public String usage() {
    return "%mavenRepo ID URL\n\nExample: %mavenRepo snapshots"
        + " https://central.sonatype.com/repository/maven-snapshots/\n"
        + "%maven searches all repositories that have been added, and Maven Central first. Nothing"
        + " is downloaded before %maven runs.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    List<String> words = call.words();
    if (words.size() != 2) {
      throw MagicArguments.problem(
          this, "expected an id and a URL but got \"" + call.arguments() + "\"");
    }
    if (!MavenRepositories.isUrl(words.get(1))) {
      throw MagicArguments.problem(
          this, "expected a URL that starts with https:// but got \"" + words.get(1) + "\"");
    }
    repositories.add(words.get(0), words.get(1));
    out.get().println("added the repository " + words.get(0));
    return Optional.empty();
  }
}
