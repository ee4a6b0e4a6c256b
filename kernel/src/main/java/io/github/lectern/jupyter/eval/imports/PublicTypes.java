package io.github.lectern.jupyter.eval.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.objectweb.asm.ClassReader;

/** Finds the public types of the JDK and of the class path without loading the latter. */
public final class PublicTypes {
  private Optional<JavaFileManager> files = Optional.empty();

  /** Finds the types of the class path with the compiler's file manager, and returns it. */
  public <T extends JavaFileManager> T readFrom(T compilerFiles) {
    files = Optional.of(compilerFiles);
    return compilerFiles;
  }

  /** Returns the full names of the JDK's types, public or not, whose names start with a prefix. */
  public static Stream<String> ofJdk(String prefix) {
    return JdkPackages.typesStartingWith(prefix);
  }

  /**
   * Returns whether a star import of the owner, which is a package or a class, imports a type of
   * this name.
   */
  public boolean contains(String owner, String name) {
    int type = typeStart(owner);
    return type < 0
        ? isPublic(owner, name)
        : isPublic(
            owner.substring(0, Math.max(0, type - 1)),
            owner.substring(type).replace('.', '$') + "$" + name);
  }

  /** Returns the offset of the first name that starts with a capital; -1 if there is none. */
  private static int typeStart(String owner) {
    int start = 0;
    while (start >= 0 && start < owner.length()) {
      if (Character.isUpperCase(owner.charAt(start))) {
        return start;
      }
      int dot = owner.indexOf('.', start);
      start = dot < 0 ? -1 : dot + 1;
    }
    return -1;
  }

  private boolean isPublic(String packageName, String name) {
    String binaryName = packageName.isEmpty() ? name : packageName + "." + name;
    Optional<Module> module = JdkPackages.module(packageName);
    return module.isPresent()
        ? isPublic(Class.forName(module.get(), binaryName))
        : isPublicOnClassPath(binaryName);
  }

  private static boolean isPublic(Class<?> type) {
    return type != null && Modifier.isPublic(type.getModifiers());
  }

  private boolean isPublicOnClassPath(String binaryName) {
    try {
      JavaFileObject file =
          files
              .orElseThrow()
              .getJavaFileForInput(
                  StandardLocation.CLASS_PATH, binaryName, JavaFileObject.Kind.CLASS);
      return file != null && isPublic(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the class " + binaryName + " cannot be read", e);
    }
  }

  private static boolean isPublic(JavaFileObject file) throws IOException {
    try (InputStream in = file.openInputStream()) {
      return Modifier.isPublic(new ClassReader(in).getAccess());
    }
  }
}
