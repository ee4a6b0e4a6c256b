package io.github.lectern.jupyter.eval.imports;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the public static methods of classes. */
public final class StaticMembers {
  private final ClassLoader loader;

  /** Creates an instance that finds the classes of a class loader and of the kernel. */
  public StaticMembers(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the static methods of a class that have this name; empty if the class is unknown. */
  public List<Method> methods(String type, String name) {
    return methods(type).filter(method -> method.getName().equals(name)).toList();
  }

  /** Returns the names of a class's static methods; empty if the class is unknown. */
  Stream<String> methodNames(String type) {
    return methods(type).map(Method::getName);
  }

  private Stream<Method> methods(String type) {
    try {
      return Arrays.stream(find(type).getMethods())
          .filter(method -> Modifier.isStatic(method.getModifiers()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Stream.of(); // the class is unknown, or lacks a library
    }
  }

  /** Finds a class by its name in source code, in which a dot precedes the name of a nested one. */
  private Class<?> find(String type) throws ClassNotFoundException {
    try {
      return load(type);
    } catch (ClassNotFoundException e) {
      int dot = type.lastIndexOf('.');
      if (dot < 0) {
        throw e;
      }
      return find(type.substring(0, dot) + "$" + type.substring(dot + 1));
    }
  }

  /**
   * Loads a class. Lectern's own classes come from the kernel's loader, because the cells' loader
   * would also load ND4J for a class of the DSL.
   */
  private Class<?> load(String name) throws ClassNotFoundException {
    boolean ofLectern = name.startsWith("io.github.lectern.");
    return Class.forName(name, false, ofLectern ? StaticMembers.class.getClassLoader() : loader);
  }
}
