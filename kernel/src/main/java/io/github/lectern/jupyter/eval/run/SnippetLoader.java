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
 * Loads the classes of cells beside the application's own, so that both share their objects. Every
 * class is woven with interrupt points first.
 */
public final class SnippetLoader implements LoaderDelegate {
  private final CellClassLoader loader = new CellClassLoader(SnippetLoader.class.getClassLoader());
  private final VariableStore variables;
  private final Set<String> known;

  /**
   * A loader of cells.
   *
   * @param known the jars and folders of this application, which its own loader finds
   */
  public SnippetLoader(VariableStore variables, List<String> known) {
    this.variables = variables;
    this.known = Set.copyOf(known);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] loaded = new boolean[classes.length];
    try {
      for (ClassBytecodes c : classes) {
        loader.code.put(c.name(), BytecodeInstrumenter.weave(c.bytecodes()));
      }
      for (int i = 0; i < classes.length; i++) {
        variables.loaded(loader.loadClass(classes[i].name()));
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), loaded);
    }
  }

  /**
   * Puts new method bodies into classes that are loaded already, whose objects stay as they are.
   *
   * @throws ClassInstallException if more than bodies has changed, which no JVM can do
   */
  void redefine(ClassBytecodes[] classes, Instrumentation jvm) throws ClassInstallException {
    try {
      ClassDefinition[] definitions = new ClassDefinition[classes.length];
      for (int i = 0; i < classes.length; i++) {
        Class<?> type = loader.loadClass(classes[i].name());
        definitions[i] =
            new ClassDefinition(type, BytecodeInstrumenter.weave(classes[i].bytecodes()));
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
    // The JVM has the new bodies already; nothing is loaded from bytes a second time.
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    try {
      for (String entry : path.split(java.io.File.pathSeparator, -1)) {
        if (!known.contains(entry)) {
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

  /** The loader of all classes of cells. */
  static final class CellClassLoader extends URLClassLoader {
    private final Map<String, byte[]> code = new ConcurrentHashMap<>();

    CellClassLoader(ClassLoader parent) {
      super(new URL[0], parent);
      // Python's assert is looked at in every notebook; libraries are left as they are.
      setPackageAssertionStatus("REPL", true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      NativeLibraries.prepareFor(name);
      return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = code.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected void addURL(URL url) {
      super.addURL(url);
    }
  }
}
