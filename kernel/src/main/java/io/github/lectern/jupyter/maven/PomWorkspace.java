package io.github.lectern.jupyter.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/** Gives Maven's resolver a project that is in no repository: the POM of a student. */
record PomWorkspace(Path pom) implements WorkspaceReader {
  /** The project, whatever its own coordinates are. */
  static final Artifact PROJECT =
      new DefaultArtifact("io.github.lectern.notebook", "project", "pom", "0");

  @Override
  public WorkspaceRepository getRepository() {
    return new WorkspaceRepository("notebook", pom);
  }

  @Override
  public File findArtifact(Artifact artifact) {
    return PROJECT.getGroupId().equals(artifact.getGroupId()) ? pom.toFile() : null;
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    return List.of();
  }
}
