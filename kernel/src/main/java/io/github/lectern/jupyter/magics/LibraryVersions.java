package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.compiler.CellClassPath;
import io.github.lectern.jupyter.eval.compiler.CellClassPath.KernelCopy;
import io.github.lectern.jupyter.maven.Libraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;

/**
 * Decides which version of a library cells use if the kernel or an earlier cell has another version
 * than the one that is requested, and explains the decision.
 */
final class LibraryVersions {
  private final CellClassPath classPath;
  private final Set<String> lines = new LinkedHashSet<>();

  LibraryVersions(CellClassPath classPath) {
    this.classPath = classPath;
  }

  /** Returns one line for each library of which another version than the requested one is used. */
  Set<String> lines() {
    return lines;
  }

  /**
   * Returns whether cells use the kernel's copy of a library instead of the given one, which must
   * then not be added, nor the libraries that only it depends on.
   */
  boolean isKernels(Artifact wanted) {
    Optional<KernelCopy> copy = classPath.kernelCopy(wanted.getGroupId(), wanted.getArtifactId());
    return copy.isPresent() && isKernels(wanted, copy.get());
  }

  private boolean isKernels(Artifact wanted, KernelCopy copy) {
    if (copy.version().equals(wanted.getVersion())) {
      return true;
    }
    if (copy.fixed()) {
      lines.add(instead(wanted, copy.version()) + "Lectern's own classes need it");
    } else if (copy.used()) {
      lines.add(instead(wanted, copy.version()) + afterUse(wanted));
    }
    return copy.fixed() || copy.used();
  }

  private static String afterUse(Artifact wanted) {
    return "cells have already used it; to use "
        + wanted.getVersion()
        + ", restart the kernel and run this cell first";
  }

  private static String instead(Artifact wanted, String version) {
    return String.format(
        "%s %s is used instead of %s, because ",
        wanted.getArtifactId(), version, wanted.getVersion());
  }

  /**
   * Returns the jars to add for libraries that have been resolved, and removes those that they
   * replace.
   *
   * @param requested those that the student has named
   */
  List<Path> toAdd(List<Artifact> resolved, Libraries requested) {
    List<Path> jars = new ArrayList<>();
    for (Artifact artifact : resolved) {
      Optional<Path> present =
          classPath.added().stream().filter(jar -> isVersionOf(artifact, jar)).findFirst();
      if (present.isEmpty()) {
        explainReplacement(artifact);
        jars.add(artifact.getPath());
      } else if (replaces(artifact, present.get(), requested)) {
        classPath.remove(present.get());
        jars.add(artifact.getPath());
      }
    }
    return jars;
  }

  private void explainReplacement(Artifact artifact) {
    classPath
        .kernelCopy(artifact.getGroupId(), artifact.getArtifactId())
        .ifPresent(
            copy ->
                lines.add(
                    String.format(
                        "cells now use %s %s; Lectern's own functions still use %s, so the two"
                            + " cannot exchange objects",
                        artifact.getArtifactId(), artifact.getVersion(), copy.version())));
  }

  /** Returns whether a jar of Maven's local repository contains any version of an artifact. */
  private static boolean isVersionOf(Artifact artifact, Path jar) {
    Path version = jar.getParent();
    Path folder =
        Path.of(artifact.getGroupId().replace('.', '/')).resolve(artifact.getArtifactId());
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return version != null
        && version.getParent() != null
        && version.getParent().endsWith(folder)
        && jar.getFileName()
            .toString()
            .equals(artifact.getArtifactId() + "-" + version.getFileName() + classifier + ".jar");
  }

  /**
   * Returns whether an artifact takes the place of another version: it has been requested, or it is
   * newer. Nothing replaces a version of which classes have been loaded.
   */
  private boolean replaces(Artifact artifact, Path present, Libraries requested) {
    String version = present.getParent().getFileName().toString();
    boolean wanted =
        requested.names(artifact)
            ? !artifact.getVersion().equals(version)
            : isNewer(artifact.getVersion(), version);
    if (wanted && classPath.isUsed(present)) {
      lines.add(instead(artifact, version) + afterUse(artifact));
      return false;
    }
    return wanted;
  }

  private static boolean isNewer(String version, String other) {
    GenericVersionScheme scheme = new GenericVersionScheme();
    try {
      return scheme.parseVersion(version).compareTo(scheme.parseVersion(other)) > 0;
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalStateException("Maven's resolver found an invalid version", e);
    }
  }
}
