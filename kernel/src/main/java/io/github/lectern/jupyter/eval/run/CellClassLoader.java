package io.github.lectern.jupyter.eval.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The class loader of all cells and of the libraries that the student adds.
 *
 * <p>It takes the classes of the JDK and of the {@link KernelLibraries} from the kernel's class
 * loader, and hides the kernel's other libraries.
 */
final class CellClassLoader extends URLClassLoader {
  private static final Set<String> JDK_PACKAGES =
      ModuleLayer.boot().modules().stream()
          .flatMap(module -> module.getPackages().stream())
          .collect(Collectors.toSet());

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
  private final Set<String> usedJars = ConcurrentHashMap.newKeySet();
  private final Set<String> removedJars = ConcurrentHashMap.newKeySet();
  private final ClassLoader kernel;
  private final KernelLibraries libraries;

  CellClassLoader(ClassLoader kernel, KernelLibraries libraries) {
    super(new URL[0], kernel);
    this.kernel = kernel;
    this.libraries = libraries;
    // Assertions are enabled for cells, as in Python, but not for libraries.
    setPackageAssertionStatus("REPL", true);
  }

  /** Adds the class file of a cell's class. */
  void add(String name, byte[] classFile) {
    classFiles.put(name, classFile);
  }

  boolean isLoaded(String name) {
    return findLoadedClass(name) != null;
  }

  @Override
  protected void addURL(URL url) {
    super.addURL(url);
  }

  /** Returns whether a class has been loaded from a jar. */
  boolean isUsed(Path jar) {
    return usedJars.contains(jar.toUri().getPath());
  }

  /** Stops searching a jar from which no class has been loaded. */
  void remove(Path jar) {
    removedJars.add(jar.toUri().getPath());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    NativeLibraries.loadFor(name);
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      Class<?> found = loaded == null ? find(name) : loaded;
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  private Class<?> find(String name) throws ClassNotFoundException {
    Optional<KernelLibrary> library = libraries.ofClass(name);
    if (library.isEmpty() && !JDK_PACKAGES.contains(packageOf(name))) {
      return findStudents(name);
    }
    try {
      Class<?> found = kernel.loadClass(name);
      library.ifPresent(libraries::use);
      return found;
    } catch (ClassNotFoundException e) {
      return findClass(name); // an extension of the library, which the kernel lacks
    }
  }

  /**
   * Finds a class in the student's jars, or else in a library that they replace: Tablesaw searches
   * the JVM's class path for its parts, and insists on loading all that it finds there.
   */
  private Class<?> findStudents(String name) throws ClassNotFoundException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      if (libraries.isReplaced(name)) {
        return kernel.loadClass(name);
      }
      throw e;
    }
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classFiles.get(name);
    if (bytes != null) {
      return defineClass(name, bytes, 0, bytes.length);
    }
    Class<?> found = removedJars.isEmpty() ? super.findClass(name) : findRemaining(name);
    usedJars.add(place(found.getProtectionDomain().getCodeSource().getLocation()));
    return found;
  }

  /** Finds a class after a jar has been removed, which URLClassLoader does not support. */
  private Class<?> findRemaining(String name) throws ClassNotFoundException {
    URL file = findResource(name.replace('.', '/') + ".class");
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = file.openStream()) {
      byte[] bytes = in.readAllBytes();
      URL jar = Path.of(place(file)).toUri().toURL();
      CodeSource source = new CodeSource(jar, (CodeSigner[]) null);
      return defineClass(name, bytes, 0, bytes.length, source);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** Returns the path of the jar that a URL refers to; that of the file itself if there is none. */
  private static String place(URL url) {
    String text = url.toString();
    int end = text.indexOf("!/");
    return URI.create(end < 0 ? text : text.substring("jar:".length(), end)).getPath();
  }

  @Override
  public URL findResource(String name) {
    URL first = super.findResource(name);
    if (first == null || !removedJars.contains(place(first))) {
      return first;
    }
    try {
      Enumeration<URL> remaining = findResources(name);
      return remaining.hasMoreElements() ? remaining.nextElement() : null;
    } catch (IOException e) {
      throw new UncheckedIOException("a jar on the class path cannot be read", e);
    }
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> all = Collections.list(super.findResources(name));
    all.removeIf(url -> removedJars.contains(place(url)));
    return Collections.enumeration(all);
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    if (own != null) {
      return own;
    }
    return kernel.resources(name).filter(this::isShared).findFirst().orElse(null);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = Collections.list(findResources(name));
    kernel.resources(name).filter(this::isShared).forEach(all::add);
    return Collections.enumeration(all);
  }

  /**
   * Returns whether a resource of the kernel's class path belongs to the JDK or a shared library.
   */
  private boolean isShared(URL resource) {
    if (!resource.getProtocol().equals("jar")) {
      return true; // the JDK, or a folder of the kernel's own classes
    }
    String jar = place(resource);
    return libraries.ofJar(jar.substring(jar.lastIndexOf('/') + 1)).isPresent();
  }
}
