package io.github.lectern.jupyter.eval.compiler;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import javax.tools.JavaFileObject;

/**
 * Switches annotation processing on, although JShell calls javac with {@code -proc:none}.
 *
 * <p>javac offers no public way to do this, so the plugin changes javac's options by reflection.
 * The manifest of the kernel's jar opens javac's packages for this purpose.
 */
public final class ProcessorPlugin implements Plugin {
  /** An option that JShell sets when it only parses. */
  private static final String PARSING = "allowStringFolding";

  private static final String JAVAC = "com.sun.tools.javac.";

  @Override
  public String getName() {
    return "LecternProcessors";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    try {
      Object context = call(task, "getContext");
      Object options = instance(context, "util.Options");
      if (call(options, "get", PARSING) == null && hasAnnotations(context)) {
        call(options, "remove", "-proc:none");
        call(options, "put", "-proc:full", "full");
        renewEnvironment(context);
        discard(context);
      }
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("annotation processors cannot be used on this JDK", e);
    }
  }

  private static boolean hasAnnotations(Object context)
      throws ReflectiveOperationException, IOException {
    Object files = call(instance(context, "main.Arguments"), "getFileObjects");
    for (Object file : (Collection<?>) files) {
      if (((JavaFileObject) file).getCharContent(true).chars().anyMatch(c -> c == '@')) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes javac create a new environment for processors: the present one belongs to earlier code.
   */
  private static void renewEnvironment(Object context) throws ReflectiveOperationException {
    Class<?> environment =
        Class.forName(
            JAVAC + "processing.JavacProcessingEnvironment",
            false,
            context.getClass().getClassLoader());
    Method put = context.getClass().getMethod("put", Class.class, Object.class);
    put.setAccessible(true);
    put.invoke(context, environment, null);
  }

  /** Keeps JShell from reusing a compiler whose processors have run: they run only once. */
  private static void discard(Object context) throws ReflectiveOperationException {
    Field polluted = context.getClass().getDeclaredField("polluted");
    polluted.setAccessible(true);
    polluted.setBoolean(context, true);
  }

  /** Returns the instance of one of javac's classes that belongs to a compilation. */
  private static Object instance(Object context, String className)
      throws ReflectiveOperationException {
    ClassLoader javac = context.getClass().getClassLoader();
    Class<?> type = Class.forName(JAVAC + className, true, javac);
    Class<?> contexts = Class.forName(JAVAC + "util.Context", true, javac);
    Method instance = type.getMethod("instance", contexts);
    return instance.invoke(null, context);
  }

  private static Object call(Object target, String name, String... arguments)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[arguments.length];
    Arrays.fill(types, String.class);
    Method method = target.getClass().getMethod(name, types);
    method.setAccessible(true);
    return method.invoke(target, (Object[]) arguments);
  }
}
