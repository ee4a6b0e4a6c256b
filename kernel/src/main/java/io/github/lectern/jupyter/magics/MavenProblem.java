package io.github.lectern.jupyter.magics;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;

/** Explains why a library could not be resolved and what to do. */
final class MavenProblem {
  private MavenProblem() {}

  static String of(DependencyResolutionException problem) {
    List<Throwable> causes =
        Stream.iterate((Throwable) problem, Objects::nonNull, Throwable::getCause).toList();
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
