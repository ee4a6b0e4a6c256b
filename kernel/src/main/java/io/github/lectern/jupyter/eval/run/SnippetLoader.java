package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.BytecodeInstrumenter;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Instruments and loads the classes of cells. The parent of the cells' class loader is the
 * application's class loader, so that cells and the application can share objects.
 */
public final class SnippetLoader implements LoaderDelegate {
  private final CellClassLoader loader = new CellClassLoader(SnippetLoader.class.getClassLoader());
  private final VariableStore variables;
  private final Set<String> classPath;

  /**
   * Creates a loader.
   *
   * @param classPath the jars and folders of this application, which the parent loader already
   *     searches
   */
  public SnippetLoader(VariableStore variables, List<String> classPath) {
    this.variables = variables;
    this.classPath = Set.copyOf(classPath);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] loaded = new boolean[classes.length];
    try {
      for (ClassBytecodes c : classes) {
        loader.classFiles.put(c.name(), BytecodeInstrumenter.instrument(c.bytecodes()));
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

  public ClassLoader classLoader() {
    return loader;
  }

  /** The class loader of all cells. */
  static final class CellClassLoader extends URLClassLoader {
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

    CellClassLoader(ClassLoader parent) {
      super(new URL[0], parent);
      // Assertions are enabled for cells, as in Python, but not for libraries.
      setPackageAssertionStatus("REPL", true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      NativeLibraries.loadFor(name);
      return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classFiles.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }
  }
}
