package io.github.lectern.jupyter.eval.compiler;

import static javax.tools.StandardLocation.CLASS_PATH;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Provides javac with the classes of jars from an index, and with everything else from its standard
 * file manager.
 */
public final class IndexedFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private static final String MODULES = "/modules/";
  private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "-cp", "--class-path");

  private static final long STARTUP_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  private final JarIndex index;
  private final AnnotationProcessors processors;
  private final long createdNanos = System.nanoTime();
  private volatile boolean namesIndexed = true;

  public IndexedFileManager(
      StandardJavaFileManager standard, JarIndex index, AnnotationProcessors processors) {
    super(standard);
    this.index = index;
    this.processors = processors;
  }

  /** Hides the paths from the JShell thread that would index all class names in them. */
  public IndexedFileManager withoutNames() {
    namesIndexed = false;
    return this;
  }

  @Override
  public boolean handleOption(String option, Iterator<String> remaining) {
    if (!CLASS_PATH_OPTIONS.contains(option)) {
      return super.handleOption(option, remaining);
    }
    try {
      setClassPath(remaining.next());
    } catch (IOException e) {
      throw new UncheckedIOException("a jar on the class path cannot be read", e);
    }
    return true;
  }

  private void setClassPath(String classPath) throws IOException {
    List<Path> others = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isRegularFile(path)) {
        index.add(path);
      } else if (!entry.isEmpty()) {
        others.add(path);
      }
    }
    fileManager.setLocationFromPaths(CLASS_PATH, others);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
    if (location != CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return found;
    }
    List<JavaFileObject> all = new ArrayList<>();
    found.forEach(all::add);
    all.addAll(recurse ? index.classesBelow(packageName) : index.classesOf(packageName));
    return all;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    if (file instanceof JarClass found) {
      return found.binaryName();
    }
    return location instanceof StandardLocation
        ? super.inferBinaryName(location, file)
        : inModule(fileManager.asPath(file)).orElseGet(() -> super.inferBinaryName(location, file));
  }

  /**
   * Returns the binary name of a JDK class, whose path starts with /modules/NAME; empty for other
   * files. This avoids the regular expression that javac evaluates for each class.
   */
  private static Optional<String> inModule(Path file) {
    if (!file.getFileSystem().provider().getScheme().equals("jrt")) {
      return Optional.empty();
    }
    String name = file.toString();
    int begin = name.indexOf('/', MODULES.length()) + 1;
    int end = name.lastIndexOf('.');
    return Optional.of(name.substring(begin, end).replace('/', '.'));
  }

  @Override
  public JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    JavaFileObject found = super.getJavaFileForInput(location, className, kind);
    return found == null && location == CLASS_PATH && kind == JavaFileObject.Kind.CLASS
        ? index.find(className).orElse(null)
        : found;
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    boolean ours = a instanceof JarClass || b instanceof JarClass;
    return ours ? a.equals(b) : super.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof JarClass ? location == CLASS_PATH : super.contains(location, file);
  }

  /** Returns the class loader in which javac searches for annotation processors and plugins. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return processors.loader().orElseGet(() -> super.getClassLoader(location));
  }

  /**
   * Waits until the kernel has had time to start, and then returns the paths. A JShell thread
   * indexes all class names in these paths; this work would slow down the start.
   */
  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    if (!namesIndexed) {
      return List.of();
    }
    awaitStartup();
    Iterable<? extends Path> found = fileManager.getLocationAsPaths(location);
    if (location != CLASS_PATH) {
      return found;
    }
    List<Path> all = new ArrayList<>();
    if (found != null) {
      found.forEach(all::add);
    }
    all.addAll(index.jars());
    return all;
  }

  private void awaitStartup() {
    try {
      TimeUnit.NANOSECONDS.sleep(createdNanos + STARTUP_NANOS - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }
}
