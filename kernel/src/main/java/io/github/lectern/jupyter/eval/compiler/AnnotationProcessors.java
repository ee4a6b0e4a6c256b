package io.github.lectern.jupyter.eval.compiler;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets cells use the annotation processors of the student's libraries, such as Lombok.
 *
 * <p>JShell switches annotation processing off. {@link ProcessorPlugin} switches it on again; javac
 * finds this plugin and the processors through the class loader that its file manager returns.
 * There is no such loader until the student adds a library with a processor, because processors
 * slow the compiler down.
 */
public final class AnnotationProcessors {
  private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

  private final ClassLoader cells;
  private volatile Optional<ClassLoader> loader = Optional.empty();

  /** Creates an instance that finds processors through the class loader of cells. */
  public AnnotationProcessors(ClassLoader cells) {
    this.cells = cells;
  }

  /** Enables annotation processing if a new entry of the class path contains a processor. */
  void enableFor(Path entry) {
    if (loader.isEmpty() && CellClassPath.contains(entry, SERVICE)) {
      loader = Optional.of(new PluginLoader(cells));
    }
  }

  /** Returns the class loader in which javac finds processors; empty if there are none. */
  Optional<ClassLoader> loader() {
    return loader;
  }

  /**
   * Adds the plugin to the services of its parent. The kernel's jar does not declare the plugin as
   * a service, since every javac with that jar on its class path would then run it.
   */
  private static final class PluginLoader extends ClassLoader {
    private static final String PLUGINS = "META-INF/services/com.sun.source.util.Plugin";

    PluginLoader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      return name.equals(PLUGINS)
          ? Collections.enumeration(
              List.of(Objects.requireNonNull(PluginLoader.class.getResource("javac-plugin"))))
          : super.findResources(name);
    }
  }
}
