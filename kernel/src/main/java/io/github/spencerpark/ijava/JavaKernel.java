package io.github.spencerpark.ijava;

import io.github.lectern.jupyter.display.Display;
import io.github.lectern.jupyter.magics.NotebookFunctions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** The running kernel, as notebooks for IJava and JJava use it. */
public final class JavaKernel {
  static final JavaKernel RUNNING = new JavaKernel();

  private JavaKernel() {}

  /**
   * Returns the renderer, with which a cell registers how values of a type are displayed.
   *
   * <pre>{@code
   * record Point(int x, int y) {}
   * kernel().getRenderer()
   *     .createRegistration(Point.class)
   *     .preferring("text/html")
   *     .register((p, context) -> context.renderIfRequested(
   *         org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML,
   *         () -> "<b>" + p.x() + "</b>, " + p.y()));
   * }</pre>
   */
  public Renderer getRenderer() {
    return Display.renderer();
  }

  /** Displays data below the running cell. */
  public void display(DisplayData data) {
    Display.display(data);
  }

  /**
   * Runs a text as a cell, which may contain magics.
   *
   * @return the value of the last expression; null if there is none
   */
  public Object evalRaw(String code) {
    return NotebookFunctions.eval(code);
  }
}
