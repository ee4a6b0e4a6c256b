package io.github.lectern.jupyter.magics;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelProblem.Severity;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;

/** Explains why a library could not be resolved and what to do. */
final class MavenProblem {
  private static final Pattern MISSING =
      Pattern.compile("'dependencies\\.dependency\\.(\\w+)' for ([^:]*:[^:]*).* is missing\\.");

  private MavenProblem() {}

  static String of(RepositoryException problem) {
    List<Throwable> causes = causes(problem).toList();
    for (Throwable cause : causes) {
      if (cause instanceof ModelBuildingException e) {
        return ofModel(e);
      }
    }
    return ofCauses(causes);
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause);
  }

  /** Explains the first error in a POM. */
  private static String ofModel(ModelBuildingException problem) {
    ModelProblem first =
        problem.getProblems().stream()
            .filter(one -> one.getSeverity() != Severity.WARNING)
            .findFirst()
            .orElseThrow();
    Matcher missing = MISSING.matcher(first.getMessage());
    if (missing.matches()) {
      return missing.group(1).equals("version")
          ? missing.group(2)
              + " has no <version>; add one, or a <parent> or BOM that contains its version"
          : "a dependency lacks its <" + missing.group(1) + ">";
    }
    return "the POM has an error: " + first.getMessage();
  }

  private static String ofCauses(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof ArtifactNotFoundException e) {
        return name(e.getArtifact())
            + " is not in the repository; check the spelling and the version at"
            + " central.sonatype.com";
      }
      if (cause instanceof ChecksumFailureException) {
        return "the download is damaged: " + cause.getMessage() + "; run the cell again";
      }
    }
    return causes.stream().anyMatch(MavenProblem::isNetworkProblem)
        ? "the repository cannot be reached: "
            + last(causes)
            + "; check the network, or the proxy in ~/.m2/settings.xml"
        : last(causes) + "; check GROUP:ARTIFACT:VERSION";
  }

  private static boolean isNetworkProblem(Throwable cause) {
    return cause instanceof ArtifactTransferException || cause instanceof IOException;
  }

  private static String last(List<Throwable> causes) {
    Throwable last = causes.get(causes.size() - 1);
    return last instanceof UnknownHostException
        ? "unknown host " + last.getMessage()
        : String.valueOf(last.getMessage());
  }

  private static String name(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
  }
}
