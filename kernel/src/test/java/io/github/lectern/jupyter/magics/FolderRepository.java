package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.maven.MavenResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;

/** A Maven repository of the group "a" in a folder, so that no network is needed. */
final class FolderRepository {
  private final Path folder;

  FolderRepository(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(
        folder.resolve("settings.xml"),
        "<settings><localRepository>" + folder.resolve("kept") + "</localRepository></settings>");
  }

  /** Publishes version 1 of a library. */
  void publish(String name, String dependencies) throws Exception {
    publishPom(name, "<dependencies>" + dependencies + "</dependencies>");
    write(name, name + "-1.jar", "a jar called " + name);
  }

  /** Publishes version 1 of a POM without a jar. */
  void publishPom(String name, String body) throws Exception {
    write(
        name,
        name + "-1.pom",
        "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>"
            + name
            + "</artifactId><version>1</version>"
            + body
            + "</project>");
  }

  /** Writes a file of version 1 of an artifact, and its hash. */
  void write(String artifact, String name, String text)
      throws IOException, NoSuchAlgorithmException {
    Path place = Files.createDirectories(folder.resolve("repository/a/" + artifact + "/1"));
    byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
    Files.writeString(place.resolve(name), text);
    Files.writeString(place.resolve(name + ".sha1"), HexFormat.of().formatHex(hash));
  }

  /** Returns a resolver that knows only this repository and keeps what it has found elsewhere. */
  MavenResolver resolver() {
    RemoteRepository repository =
        new RemoteRepository.Builder(
                "folder", "default", folder.resolve("repository").toUri().toString())
            .build();
    return new MavenResolver(List.of(repository), folder.resolve("settings.xml"));
  }
}
