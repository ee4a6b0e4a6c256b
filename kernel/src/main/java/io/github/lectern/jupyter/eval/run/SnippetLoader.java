package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.BytecodeInstrumenter;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Instruments and loads the classes of cells. Cells and the application share the classes of the
 * {@link KernelLibraries}.
 */
public final class SnippetLoader implements LoaderDelegate {
  private final CellClassLoader loader;
  private final VariableStore variables;
  private final Set<String> classPath;

  /**
   * Creates a loader.
   *
   * @param classPath the jars and folders of this application
   * @param libraries the libraries of this application that cells share
   */
  public SnippetLoader(VariableStore variables, List<String> classPath, KernelLibraries libraries) {
    this.variables = variables;
    this.classPath = Set.copyOf(classPath);
    this.loader = new CellClassLoader(SnippetLoader.class.getClassLoader(), libraries);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] loaded = new boolean[classes.length];
    try {
      for (ClassBytecodes c : classes) {
        loader.add(c.name(), BytecodeInstrumenter.instrument(c.bytecodes()));
      }
      for (int i = 0; i < classes.length; i++) {
        variables.addClass(loader.loadClass(classes[i].name()));
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), loaded);
    }
  }

  /**
   * Makes compiled classes available to cells, with interrupt checks. Of classes that have been
   * loaded already, the method bodies are replaced.
   *
   * @param classFiles the class files by the names of their classes
   * @throws ClassInstallException if a loaded class cannot be changed in this way
   */
  public void define(Map<String, byte[]> classFiles) throws ClassInstallException {
    List<ClassBytecodes> loaded = new ArrayList<>();
    for (Map.Entry<String, byte[]> one : classFiles.entrySet()) {
      if (loader.isLoaded(one.getKey())) {
        loaded.add(new ClassBytecodes(one.getKey(), one.getValue()));
      }
    }
    if (!loaded.isEmpty()) {
      Instrumentation jvm =
          RedefinitionAgent.instrumentation()
              .orElseThrow(() -> new ClassInstallException("no agent", new boolean[0]));
      redefine(loaded.toArray(ClassBytecodes[]::new), jvm);
    }
    classFiles.forEach((name, bytes) -> loader.add(name, BytecodeInstrumenter.instrument(bytes)));
  }

  /**
   * Replaces the method bodies of loaded classes; existing objects keep their state.
   *
   * @throws ClassInstallException if more than method bodies changed, which the JVM does not
   *     support
   */
  void redefine(ClassBytecodes[] classes, Instrumentation jvm) throws ClassInstallException {
    try {
      ClassDefinition[] definitions = new ClassDefinition[classes.length];
      for (int i = 0; i < classes.length; i++) {
        Class<?> type = loader.loadClass(classes[i].name());
        definitions[i] =
            new ClassDefinition(type, BytecodeInstrumenter.instrument(classes[i].bytecodes()));
      }
      jvm.redefineClasses(definitions);
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      throw new ClassInstallException("redefine: " + e.getMessage(), new boolean[classes.length]);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    // The JVM already has the new method bodies.
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    try {
      for (String entry : path.split(java.io.File.pathSeparator, -1)) {
        if (!classPath.contains(entry)) {
          loader.addURL(Path.of(entry).toUri().toURL());
        }
      }
    } catch (MalformedURLException e) {
      throw new InternalException(e.toString());
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  /** Returns whether a class has been loaded from a jar that the student has added. */
  public boolean isUsed(Path jar) {
    return loader.isUsed(jar);
  }

  /** Removes a jar from which no class has been loaded from the class path. */
  public void removeFromClasspath(Path jar) {
    loader.remove(jar);
  }

  public ClassLoader classLoader() {
    return loader;
  }
}
