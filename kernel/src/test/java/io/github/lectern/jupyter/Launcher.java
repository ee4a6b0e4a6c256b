package io.github.lectern.jupyter;

import io.github.lectern.jupyter.install.JvmFlags;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Starts a kernel as its kernelspec does, by java -jar, with the class path of these tests.
 *
 * @param jdk whose java runs it
 * @param flags further ones for the JVM
 * @param wrapper the program that starts the JVM, with its arguments; empty if none does
 */
record Launcher(Jdk jdk, List<String> flags, List<String> wrapper) {
  Launcher(Jdk jdk, List<String> flags) {
    this(jdk, flags, List.of());
  }

  static Launcher ofThisJdk() {
    return new Launcher(Jdk.ofThisJvm(), List.of());
  }

  List<String> command(Path connectionFile) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(jdk.java().toString());
    command.addAll(JvmFlags.flags(jdk.feature()));
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(flags);
    command.addAll(List.of("-jar", jar().toString(), connectionFile.toString()));
    return command;
  }

  /** A jar of nothing but a manifest with the entries that the distribution's jar has. */
  private static Path jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes entries = manifest.getMainAttributes();
    entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    entries.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    entries.put(Attributes.Name.CLASS_PATH, classPath());
    entries.putValue(
        "Launcher-Agent-Class", "io.github.lectern.jupyter.eval.run.RedefinitionAgent");
    entries.putValue("Can-Redefine-Classes", "true");
    entries.putValue(
        "Add-Opens",
        "jdk.jshell/jdk.jshell jdk.compiler/com.sun.tools.javac.api"
            + " jdk.compiler/com.sun.tools.javac.main jdk.compiler/com.sun.tools.javac.util");
    Path jar = Files.createTempFile("kernel-launcher-", ".jar");
    jar.toFile().deleteOnExit();
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
