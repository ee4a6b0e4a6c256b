package io.github.lectern.jupyter.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * A renderer in which the latest registration for a type wins, so that a cell can replace one of
 * the kernel's or be run again. Cells may register while other threads render.
 */
public final class NotebookRenderer extends Renderer {
  private final Map<Class<?>, Consumer<Renderer>> registrations = new LinkedHashMap<>();
  private volatile Renderer current = new Renderer();

  @Override
  public synchronized <T> void register(
      Set<MIMEType> supported,
      Set<MIMEType> preferred,
      Set<Class<? extends T>> types,
      RenderFunction<T> function) {
    for (Class<? extends T> type : types) {
      registrations.put(type, all -> all.register(supported, preferred, Set.of(type), function));
    }
    Renderer all = new Renderer();
    registrations.values().forEach(one -> one.accept(all));
    current = all;
  }

  @Override
  public DisplayData render(Object value) {
    return current.render(value);
  }

  @Override
  public DisplayData render(Object value, Map<String, Object> parameters) {
    return current.render(value, parameters);
  }

  @Override
  public DisplayData renderAs(Object value, String... types) {
    return current.renderAs(value, types);
  }

  @Override
  public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
    return current.renderAs(value, parameters, types);
  }
}
