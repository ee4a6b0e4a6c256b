package io.github.lectern.jupyter.maven;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Libraries to resolve together.
 *
 * @param managed versions and exclusions that also apply to dependencies of dependencies
 */
public record Libraries(List<Dependency> wanted, List<Dependency> managed) {
  /**
   * Returns libraries that are named by their Maven coordinates, such as
   * "org.apache.commons:commons-csv:1.14.1".
   */
  public static Libraries of(List<String> coordinates) {
    return new Libraries(
        coordinates.stream()
            .map(one -> new Dependency(new DefaultArtifact(one), JavaScopes.RUNTIME))
            .toList(),
        List.of());
  }

  /** Returns the dependencies of a POM that have one of the given scopes. */
  public static Libraries of(ArtifactDescriptorResult pom, Set<String> scopes) {
    return new Libraries(
        pom.getDependencies().stream()
            .filter(one -> scopes.contains(scope(one)))
            .map(one -> one.setScope(JavaScopes.RUNTIME).setOptional(false))
            .toList(),
        pom.getManagedDependencies());
  }

  private static String scope(Dependency dependency) {
    return dependency.getScope().isEmpty() ? JavaScopes.COMPILE : dependency.getScope();
  }

  /** Leaves out the libraries that are provided. */
  public Libraries without(Predicate<Artifact> provided) {
    return new Libraries(
        wanted.stream().filter(one -> !provided.test(one.getArtifact())).toList(), managed);
  }

  /** Returns whether any version of an artifact is among those that the student has named. */
  public boolean names(Artifact artifact) {
    return wanted.stream()
        .map(Dependency::getArtifact)
        .anyMatch(
            one ->
                one.getGroupId().equals(artifact.getGroupId())
                    && one.getArtifactId().equals(artifact.getArtifactId()));
  }
}
