package io.github.lectern.jupyter.maven;

import static org.apache.maven.model.interpolation.ModelInterpolator.DEFAULT_MAVEN_REPO_CENTRAL_URL;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalArtifactRegistration;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.TransportListener;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.NoRepositoryLayoutException;
import org.eclipse.aether.transfer.NoTransporterException;
import org.eclipse.aether.transfer.TransferCancelledException;

/**
 * Downloads jars of known size and hash into the local repository, with the user's mirrors, proxies
 * and credentials. Unlike the resolver's own connector, it resumes a download that was interrupted,
 * even by the end of the process.
 */
public final class LibraryDownload implements AutoCloseable {
  private static final String PART = ".lectern-part";

  private final RepositorySystem system;
  private final CloseableSession session;
  private final RemoteRepository repository;
  private final Transporter transporter;
  private final RepositorySystemSupplier parts;

  private LibraryDownload(
      RepositorySystemSupplier parts,
      RepositorySystem system,
      CloseableSession session,
      RemoteRepository repository)
      throws IOException {
    this.parts = parts;
    this.system = system;
    this.session = session;
    this.repository = repository;
    try {
      this.transporter = parts.getTransporterProvider().newTransporter(session, repository);
    } catch (NoTransporterException e) {
      throw new IOException("cannot download from " + repository.getUrl(), e);
    }
  }

  /**
   * Prepares downloads from Maven Central or its mirror; this does not use the network.
   *
   * @param settings the user's settings.xml, which need not exist
   * @throws IOException if there is no way to download from the URL that the settings give
   * @throws IllegalStateException if the settings cannot be read
   */
  public static LibraryDownload from(Path settings) throws IOException {
    return from(
        new RemoteRepository.Builder("central", "default", DEFAULT_MAVEN_REPO_CENTRAL_URL).build(),
        settings);
  }

  static LibraryDownload from(RemoteRepository repository, Path settings) throws IOException {
    RepositorySystemSupplier parts = new RepositorySystemSupplier();
    RepositorySystem system = parts.get();
    SessionBuilder builder = new SessionBuilderSupplier(system).get();
    MavenSettings.read(settings).apply(builder);
    CloseableSession session = builder.setSystemProperties(System.getProperties()).build();
    RemoteRepository effective =
        system.newResolutionRepositories(session, List.of(repository)).get(0);
    return new LibraryDownload(parts, system, session, effective);
  }

  /** Returns whether the settings forbid the use of the network. */
  public boolean isOffline() {
    return session.isOffline();
  }

  /** Returns the URL of the repository or its mirror. */
  public String url() {
    return repository.getUrl();
  }

  /** Returns the place of an artifact in the local repository, whether it is there or not. */
  public Path place(Artifact artifact) {
    return session.getLocalRepositoryManager().getAbsolutePathForLocalArtifact(artifact);
  }

  /**
   * Downloads an artifact to its place in the local repository. If this fails, the bytes that have
   * arrived are kept, and the next call continues after them.
   *
   * @param size the size of the file in bytes
   * @param sha256 the SHA-256 of the file, in hexadecimal digits
   * @param progress receives the number of bytes that have arrived so far
   * @throws IOException if the file does not arrive, cannot be written, or is another one
   */
  public void fetch(Artifact artifact, long size, String sha256, LongConsumer progress)
      throws IOException {
    Path place = place(artifact);
    Path part = place.resolveSibling(place.getFileName() + PART);
    Files.createDirectories(place.getParent());
    deleteTemporary(part);
    boolean resumed = Files.exists(part);
    if (!resumed) {
      Files.createFile(part); // The transporter needs a file to resume.
    }
    get(artifact, size, part, progress);
    if (resumed && !isExpected(part, size, sha256)) {
      Files.write(part, new byte[0]);
      get(artifact, size, part, progress);
    }
    if (!isExpected(part, size, sha256)) {
      Files.delete(part);
      throw new IOException(
          repository.getUrl()
              + " sent another file than the one that Lectern was built with: "
              + place.getFileName());
    }
    Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    session
        .getLocalRepositoryManager()
        .add(session, new LocalArtifactRegistration(artifact, repository, Set.of("")));
  }

  /** Deletes the transporter's temporary files, which a killed process leaves behind. */
  private static void deleteTemporary(Path part) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(part.getParent(), part.getFileName() + ".*.tmp")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  private static boolean isExpected(Path file, long size, String sha256) throws IOException {
    return Files.size(file) == size && Sha256.of(file).equals(sha256);
  }

  private void get(Artifact artifact, long size, Path part, LongConsumer progress)
      throws IOException {
    if (Files.size(part) >= size) {
      return; // The server would reject a request for bytes after the end.
    }
    GetTask task = new GetTask(location(artifact));
    try (PartWriter writer = new PartWriter(part, progress)) {
      transporter.get(task.setDataPath(part, true).setListener(writer));
    } catch (IOException e) {
      throw e;
    } catch (TransferCancelledException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    } catch (Exception e) { // The transporter declares no other type.
      throw new IOException(reason(e, artifact), e);
    }
  }

  private String reason(Exception e, Artifact artifact) {
    return transporter.classify(e) == Transporter.ERROR_NOT_FOUND
        ? artifact + " is not in the repository"
        : String.valueOf(e.getMessage());
  }

  private URI location(Artifact artifact) throws IOException {
    try {
      return parts
          .getRepositoryLayoutProvider()
          .newRepositoryLayout(session, repository)
          .getLocation(artifact, false);
    } catch (NoRepositoryLayoutException e) {
      throw new IOException("unknown kind of repository: " + repository, e);
    }
  }

  @Override
  public void close() {
    transporter.close();
    session.close();
    system.close();
  }

  /**
   * Writes the bytes to the part as they arrive: the transporter itself collects them in a
   * temporary file, which it deletes if the connection breaks.
   */
  private static final class PartWriter extends TransportListener implements AutoCloseable {
    private final FileChannel part;
    private final LongConsumer progress;

    PartWriter(Path part, LongConsumer progress) throws IOException {
      this.part = FileChannel.open(part, StandardOpenOption.WRITE);
      this.progress = progress;
    }

    @Override
    public void transportStarted(long dataOffset, long dataLength)
        throws TransferCancelledException {
      attempt(() -> part.truncate(dataOffset).position(dataOffset));
    }

    @Override
    public void transportProgressed(ByteBuffer data) throws TransferCancelledException {
      attempt(
          () -> {
            ByteBuffer bytes = data.duplicate();
            while (bytes.hasRemaining()) {
              part.write(bytes);
            }
            progress.accept(part.position());
          });
    }

    private interface Write {
      void run() throws IOException;
    }

    private static void attempt(Write write) throws TransferCancelledException {
      try {
        write.run();
      } catch (IOException e) {
        throw new TransferCancelledException(e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      part.close();
    }
  }
}
