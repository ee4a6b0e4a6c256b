package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A Maven POM in a file that Maven's libraries can read.
 *
 * @param temporary the directory to delete with the POM; empty if the file is the student's own
 */
record Pom(Path file, Optional<Path> temporary) implements AutoCloseable {
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

  /** Stands in for coordinates that a part of a POM lacks. */
  private static final String ANY = "notebook";

  /**
   * Reads a POM or parts of one: loose dependencies, repositories and properties.
   *
   * @throws XmlPullParserException if the text is not the XML of a POM
   */
  static Pom ofText(String text) throws IOException, XmlPullParserException {
    return written(completed(model(text)));
  }

  /**
   * Reads a file with a POM or parts of one. A whole POM is read where it is, so that the files of
   * its parents are found.
   *
   * @throws XmlPullParserException if the text is not the XML of a POM
   */
  static Pom ofFile(Path file) throws IOException, XmlPullParserException {
    Model model = model(Files.readString(file, UTF_8));
    return isWhole(model) ? new Pom(file, Optional.empty()) : written(completed(model));
  }

  private static Model model(String text) throws IOException, XmlPullParserException {
    String plain = PROLOG.matcher(text).replaceAll("");
    String whole = PROJECT.matcher(plain).find() ? plain : joined(plain);
    return new MavenXpp3Reader().read(new StringReader(whole), false);
  }

  /** Puts parts of a POM together. */
  private static String joined(String parts) {
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

  private static boolean isWhole(Model model) {
    boolean inherits = model.getParent() != null;
    return model.getModelVersion() != null
        && model.getArtifactId() != null
        && (inherits || (model.getGroupId() != null && model.getVersion() != null));
  }

  private static Model completed(Model model) {
    Model whole = model.clone();
    whole.setModelVersion(Optional.ofNullable(model.getModelVersion()).orElse("4.0.0"));
    whole.setArtifactId(Optional.ofNullable(model.getArtifactId()).orElse(ANY));
    if (model.getParent() == null) {
      whole.setGroupId(Optional.ofNullable(model.getGroupId()).orElse(ANY));
      whole.setVersion(Optional.ofNullable(model.getVersion()).orElse("0"));
    }
    for (int i = 0; i < whole.getRepositories().size(); i++) {
      var repository = whole.getRepositories().get(i);
      repository.setId(Optional.ofNullable(repository.getId()).orElse("pom-" + i));
    }
    return whole;
  }

  /** Writes a POM into a folder of its own, so that no other file is taken for its parent. */
  private static Pom written(Model model) throws IOException {
    Path temporary = Files.createTempDirectory("lectern-pom-");
    Path file = Files.createDirectory(temporary.resolve(ANY)).resolve("pom.xml");
    try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
      new MavenXpp3Writer().write(writer, model);
    }
    return new Pom(file, Optional.of(temporary));
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.delete(file);
      Files.delete(file.getParent());
      Files.delete(temporary.get());
    }
  }
}
