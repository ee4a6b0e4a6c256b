package io.github.lectern.tensor;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Chooses the directory into which JavaCPP unpacks ND4J's native libraries before it loads them.
 *
 * <p>JavaCPP uses the directory that a system property names. Without the property it uses {@code
 * ~/.javacpp/cache}, and if it cannot write there, a directory below the temporary directory. The
 * name of that directory is predictable, so another user could create that directory first and put
 * libraries into it. {@link #prepare} replaces it with a private directory.
 *
 * <p>A directory that the property names may also be a read-only one that already contains the
 * libraries, as in a container image or on a machine with several users. JavaCPP refuses it as a
 * cache, but can load libraries from it.
 */
public final class NativeCache {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
  private static final String OLD_PROPERTY = "org.bytedeco.javacpp.cacheDir";
  private static final String PATHS = "org.bytedeco.javacpp.platform.preloadpath";
  private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";
  private static final String PREFIX = "lectern-javacpp-";
  private static final Pattern LIBRARY = Pattern.compile("\\.(so|dylib)(\\.|$)");
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private static final String LARGEST_LIBRARY = "org/nd4j/linalg/cpu/nativecpu/bindings/%s/%s";
  private static final int NEEDED_MB = 500;
  private static final long MB = 1L << 20;

  private NativeCache() {}

  /**
   * Prevents JavaCPP from choosing a directory that every user can write to. A directory that the
   * system property names is left as it is; if it cannot be written to, JavaCPP loads the libraries
   * that it contains, and unpacks only missing ones elsewhere. This method must be called before
   * JavaCPP loads its first library.
   */
  public static void prepare() {
    prepare(System.getProperties());
  }

  static synchronized void prepare(Properties properties) {
    Path temporary = Path.of(properties.getProperty("java.io.tmpdir"));
    boolean posix = temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix || isNamed(properties)) {
      return;
    }
    try {
      if (properties.getProperty(PROPERTY) != null) {
        loadFrom(Path.of(properties.getProperty(PROPERTY)), properties);
      }
      if (!isUsable(Path.of(properties.getProperty("user.home")))) {
        properties.setProperty(PROPERTY, privateDirectory(temporary).toString());
      }
    } catch (IOException e) {
      // JavaCPP cannot write there either, and reports that when it loads a library.
    }
  }

  /**
   * Lets JavaCPP search the folders of an unpacked cache before the jars. It copies only a library
   * that it loads under another name, which is 36 MB of OpenBLAS.
   */
  static void loadFrom(Path cache, Properties properties) throws IOException {
    if (!Files.isDirectory(cache)) {
      return;
    }
    try (Stream<Path> files = Files.walk(cache)) {
      String folders =
          files
              .filter(file -> LIBRARY.matcher(file.getFileName().toString()).find())
              .map(file -> file.getParent().toString())
              .distinct()
              .sorted()
              .collect(Collectors.joining(File.pathSeparator));
      if (!folders.isEmpty()) {
        properties.setProperty(PATHS, folders);
        properties.setProperty(PATHS_FIRST, "true");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isNamed(Properties properties) {
    return isWritable(properties.getProperty(PROPERTY))
        || isWritable(properties.getProperty(OLD_PROPERTY));
  }

  /** Returns whether JavaCPP accepts a directory; the conditions are the same as in JavaCPP. */
  private static boolean isWritable(String name) {
    if (name == null) {
      return false;
    }
    File directory = new File(name);
    boolean exists = directory.exists() || directory.mkdirs();
    return exists && directory.canRead() && directory.canWrite() && directory.canExecute();
  }

  private static boolean isUsable(Path home) throws IOException {
    Path parent = home.resolve(".javacpp");
    Path cache = parent.resolve("cache");
    if (!isWritable(cache.toString())) {
      return false;
    }
    UserPrincipal owner = Files.getOwner(home);
    return isClosedToOthers(parent, owner) && isClosedToOthers(cache, owner);
  }

  private static boolean isClosedToOthers(Path directory, UserPrincipal owner) throws IOException {
    PosixFileAttributes found = attributes(directory);
    return found.owner().equals(owner)
        && !found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }

  /**
   * Returns the private directory of an earlier start, which already contains the libraries, or a
   * new one.
   */
  private static Path privateDirectory(Path temporary) throws IOException {
    Path fresh = Files.createTempDirectory(temporary, PREFIX);
    UserPrincipal self = attributes(fresh, NOFOLLOW_LINKS).owner();
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path directory : earlier) {
        if (!directory.equals(fresh) && isPrivate(directory, self)) {
          Files.delete(fresh);
          return directory;
        }
      }
    }
    return fresh;
  }

  /**
   * Returns whether a directory is private. A symbolic link to a private directory does not count,
   * because the owner of the link can redirect it.
   */
  private static boolean isPrivate(Path directory, UserPrincipal self) throws IOException {
    try {
      PosixFileAttributes found = attributes(directory, NOFOLLOW_LINKS);
      return found.isDirectory()
          && found.owner().equals(self)
          && found.permissions().equals(PRIVATE);
    } catch (NoSuchFileException e) {
      return false; // deleted in the meantime
    }
  }

  private static PosixFileAttributes attributes(Path path, LinkOption... options)
      throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, options);
  }

  /**
   * Returns a message that explains why ND4J's native libraries could not be loaded and what to do.
   *
   * @param failure the error that was thrown when they were loaded
   */
  public static String explain(Throwable failure) {
    try {
      Path cache = Loader.getCacheDir().toPath();
      return unpackingFailure()
          .map(reason -> cannotUnpack(cache, reason))
          .orElseGet(() -> "ND4J's native libraries could not be loaded: " + root(failure));
    } catch (IOException e) {
      return "ND4J's native libraries cannot be unpacked: " + e.getMessage();
    }
  }

  /**
   * Returns why the libraries cannot be unpacked, or empty if they can. JavaCPP does not report the
   * reason, so this method unpacks the largest library again.
   */
  private static Optional<String> unpackingFailure() {
    String name = LARGEST_LIBRARY.formatted(Loader.getPlatform(), System.mapLibraryName("nd4jcpu"));
    URL library = NativeCache.class.getClassLoader().getResource(name);
    if (library == null) {
      return Optional.empty();
    }
    try {
      Loader.cacheResource(library);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String cannotUnpack(Path cache, String reason) {
    return "ND4J's native libraries cannot be unpacked into %s: %s (%d MB needed%s).\n"
            .formatted(cache, reason, NEEDED_MB, freeSpace(cache))
        + "Free some disk space there and restart the kernel, or stop Jupyter and start it again"
        + " with another directory: export JAVA_TOOL_OPTIONS=-D"
        + PROPERTY
        + "=DIR";
  }

  private static String freeSpace(Path cache) {
    try {
      return ", %d MB free".formatted(Files.getFileStore(cache).getUsableSpace() / MB);
    } catch (IOException e) {
      return ""; // the message still contains the reason
    }
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Objects.requireNonNullElse(root.getMessage(), root.toString());
  }
}
