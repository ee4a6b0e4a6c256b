package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.repository.RemoteRepository;

/** The dependencies and repositories of a Maven POM. */
final class Pom {
  /** The scopes that are loaded by default. */
  static final Set<String> SCOPES = Set.of("compile", "runtime", "system");

  private static final Pattern PROJECT = Pattern.compile("<project[\\s>]");
  private static final Pattern PROLOG =
      Pattern.compile("<\\?xml.*?\\?>|<!--.*?-->", Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("</?(?:dependencies|repositories)\\s*/?>");
  private static final Pattern REPOSITORY =
      Pattern.compile("<repository>.*?</repository>", Pattern.DOTALL);
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
  private static final Pattern MANAGEMENT =
      Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  private static final int MAX_DEPTH = 20;

  private final Model model;
  private final String caller;

  private Pom(Model model, String caller) {
    this.model = model;
    this.caller = caller;
  }

  /**
   * Reads a POM or parts of one: loose dependencies, repositories and properties.
   *
   * @param caller the magic that a failure names
   */
  static Pom ofText(String text, String caller) throws CellFailure {
    String plain = PROLOG.matcher(text).replaceAll("");
    String whole = PROJECT.matcher(plain).find() ? plain : completed(plain);
    try {
      return new Pom(new MavenXpp3Reader().read(new StringReader(whole), false), caller);
    } catch (XmlPullParserException e) {
      throw failure(
          caller, "the POM is not valid XML: " + e.getMessage().lines().findFirst().get());
    } catch (IOException e) {
      throw failure(caller, "the POM cannot be read: " + e.getMessage());
    }
  }

  /** Puts parts of a POM together. */
  private static String completed(String parts) {
    String management = all(MANAGEMENT, parts);
    String rest = MANAGEMENT.matcher(parts).replaceAll("");
    String dependencies = all(DEPENDENCY, rest);
    String repositories = all(REPOSITORY, rest);
    for (Pattern part : List.of(DEPENDENCY, REPOSITORY, SECTION)) {
      rest = part.matcher(rest).replaceAll("");
    }
    return "<project>"
        + rest
        + management
        + "<dependencies>"
        + dependencies
        + "</dependencies><repositories>"
        + repositories
        + "</repositories></project>";
  }

  private static String all(Pattern part, String text) {
    StringBuilder all = new StringBuilder();
    part.matcher(text).results().forEach(found -> all.append(found.group()));
    return all.toString();
  }

  /** Returns the Maven coordinates of the dependencies of some scopes. */
  List<String> coordinates(Set<String> scopes) throws CellFailure {
    List<String> all = new ArrayList<>();
    for (Dependency one : model.getDependencies()) {
      String scope = Optional.ofNullable(one.getScope()).orElse("compile");
      if (scopes.contains(scope)) {
        String classifier = one.getClassifier() == null ? "" : ":" + filled(one.getClassifier());
        String name = filled(one.getGroupId()) + ":" + filled(one.getArtifactId());
        all.add(name + ":" + filled(one.getType()) + classifier + ":" + version(one, name));
      }
    }
    return all;
  }

  private String version(Dependency dependency, String name) throws CellFailure {
    String version = dependency.getVersion();
    if (version == null && model.getDependencyManagement() != null) {
      version =
          model.getDependencyManagement().getDependencies().stream()
              .filter(one -> one.getManagementKey().equals(dependency.getManagementKey()))
              .map(Dependency::getVersion)
              .findFirst()
              .orElse(null);
    }
    if (version == null) {
      throw failure(
          caller, name + " has no <version>; add one, since parent POMs and BOMs are not read");
    }
    return filled(version);
  }

  List<RemoteRepository> repositories() throws CellFailure {
    List<RemoteRepository> all = new ArrayList<>();
    for (var one : model.getRepositories()) {
      all.add(
          MavenRepositories.repository(
              Optional.ofNullable(one.getId()).orElse("pom-" + all.size()), filled(one.getUrl())));
    }
    return all;
  }

  /** Returns a text in which references such as ${version} are replaced by their values. */
  private String filled(String text) throws CellFailure {
    if (text == null) {
      throw failure(
          caller, "a dependency lacks its <groupId> or <artifactId>, or a repository its <url>");
    }
    String filled = text.strip();
    Matcher reference = REFERENCE.matcher(filled);
    for (int depth = 0; reference.find(); depth++) {
      String value = property(reference.group(1));
      if (value == null || depth > MAX_DEPTH) {
        throw failure(
            caller, "the POM has no value for " + reference.group() + "; add it to <properties>");
      }
      filled = filled.replace(reference.group(), value);
      reference = REFERENCE.matcher(filled);
    }
    return filled;
  }

  private String property(String name) {
    Properties own = model.getProperties();
    return switch (name) {
      case "project.version", "version", "pom.version" -> model.getVersion();
      case "project.groupId", "groupId" -> model.getGroupId();
      default -> own.getProperty(name, System.getProperty(name));
    };
  }

  static CellFailure failure(String caller, String message) {
    return CellFailure.ofMessage("MavenFailed", caller + ": " + message);
  }
}
