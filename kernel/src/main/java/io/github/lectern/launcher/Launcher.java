package io.github.lectern.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Starts the small jar: unpacks the jars that it contains into a temporary directory, and runs the
 * command with them. This class is compiled for Java 8, so that an old Java prints a sentence
 * rather than an UnsupportedClassVersionError.
 */
public final class Launcher {
  private static final int OLDEST_JAVA = 17;
  private static final String JARS = "lib/";
  private static final String KERNEL = "lectern-kernel.jar";
  private static final String COMMANDS = "io.github.lectern.jupyter.install.Commands";

  private Launcher() {}

  /** Runs the command that {@code --help} describes. */
  public static void main(String[] args) throws Exception {
    String problem = problem(System.getProperty("java.specification.version"), hasCompiler());
    if (!problem.isEmpty()) {
      System.err.println("lectern: " + problem + " (this Java: " + home() + ")");
      System.exit(1);
    }
    System.exit(run(args));
  }

  /**
   * Returns why Lectern cannot run on this Java, or "".
   *
   * @param version for example "1.8" or "17"
   * @param compiler whether it has a compiler
   */
  static String problem(String version, boolean compiler) {
    String feature = version.startsWith("1.") ? version.substring(2) : version;
    if (Integer.parseInt(feature) < OLDEST_JAVA) {
      return "Lectern needs a JDK of version 17 or newer, but this is Java "
          + feature
          + "; install a newer one, for example from https://adoptium.net, and start the jar with"
          + " its java";
    }
    if (!compiler) {
      return "Lectern needs a JDK, but this Java has no compiler; install a JDK of version 17 or"
          + " newer, for example from https://adoptium.net, and start the jar with its java";
    }
    return "";
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static boolean hasCompiler() {
    return ClassLoader.getSystemResource("jdk/jshell/JShell.class") != null;
  }

  private static int run(String[] args) throws Exception {
    Path jar =
        Paths.get(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = Files.createTempDirectory("lectern-jar-");
    Thread cleaner = new Thread(() -> delete(folder.toFile()));
    Runtime.getRuntime().addShutdownHook(cleaner);
    unpack(jar, folder);
    URL kernel = folder.resolve(KERNEL).toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {kernel})) {
      Thread.currentThread().setContextClassLoader(loader);
      return (int)
          loader
              .loadClass(COMMANDS)
              .getMethod("run", Path.class, Path.class, String[].class)
              .invoke(null, jar, folder, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception) {
        throw (Exception) e.getCause();
      }
      throw e;
    }
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = content.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(JARS) && name.endsWith(".jar")) {
          try (InputStream in = content.getInputStream(entry)) {
            Files.copy(in, folder.resolve(new File(name).getName()));
          }
        }
      }
    }
  }

  private static void delete(File folder) {
    File[] files = folder.listFiles();
    if (files != null) {
      for (File file : files) {
        delete(file);
      }
    }
    if (!folder.delete()) {
      folder.deleteOnExit();
    }
  }
}
