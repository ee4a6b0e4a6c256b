package io.github.lectern.jupyter.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionContext;
import org.eclipse.aether.collection.DependencySelector;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.graph.selector.AndDependencySelector;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/** Resolves libraries and their dependencies as Maven does. */
public record MavenResolver(List<RemoteRepository> repositories, Path settings) {
  /**
   * Returns the jars of libraries and their dependencies, downloading those that are missing.
   *
   * @param provided selects libraries that are neither needed nor searched for dependencies
   */
  public List<Artifact> resolve(Libraries libraries, Predicate<Artifact> provided)
      throws DependencyResolutionException {
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session = session(system, provided).build()) {
      CollectRequest wanted = new CollectRequest();
      wanted.setDependencies(libraries.wanted());
      wanted.setManagedDependencies(libraries.managed());
      wanted.setRepositories(system.newResolutionRepositories(session, repositories));
      DependencyRequest request =
          new DependencyRequest(wanted, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
      return system.resolveDependencies(session, request).getArtifactResults().stream()
          .map(ArtifactResult::getArtifact)
          .toList();
    }
  }

  /** Reads a POM with its parents and BOMs, downloading those that are not found as files. */
  public ArtifactDescriptorResult read(Path pom) throws ArtifactDescriptorException {
    PomWorkspace workspace = new PomWorkspace(pom);
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
            session(system, none -> false)
                .setWorkspaceReader(workspace)
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false))
                .build()) {
      return system.readArtifactDescriptor(
          session,
          new ArtifactDescriptorRequest(
              PomWorkspace.PROJECT, system.newResolutionRepositories(session, repositories), ""));
    }
  }

  /** Downloads a single artifact into the local repository. */
  public void fetch(Artifact artifact) throws ArtifactResolutionException {
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session = session(system, none -> false).build()) {
      system.resolveArtifact(
          session,
          new ArtifactRequest(
              artifact, system.newResolutionRepositories(session, repositories), ""));
    }
  }

  private SessionBuilder session(RepositorySystem system, Predicate<Artifact> provided) {
    SessionBuilderSupplier supplier = new SessionBuilderSupplier(system);
    SessionBuilder builder = supplier.get();
    MavenSettings.read(settings).apply(builder);
    DependencySelector excluding = new Excluding(provided);
    return builder
        .setDependencySelector(
            new AndDependencySelector(supplier.getDependencySelector(), excluding))
        .setSystemProperties(System.getProperties())
        .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
        // A failed download is retried when the cell is run again.
        .setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
  }

  /** Leaves out libraries together with their dependencies. */
  private record Excluding(Predicate<Artifact> excluded) implements DependencySelector {
    @Override
    public boolean selectDependency(Dependency dependency) {
      return !excluded.test(dependency.getArtifact());
    }

    @Override
    public DependencySelector deriveChildSelector(DependencyCollectionContext context) {
      return this;
    }
  }
}
