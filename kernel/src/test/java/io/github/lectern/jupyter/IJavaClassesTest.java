package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notebooks that use IJava's own classes, in the style of those that draw plots. */
class IJavaClassesTest {
  private final KernelInProcess kernel = new KernelInProcess();

  @AfterEach
  void close() {
    kernel.close();
  }

  private void register(String word) {
    assertThat(
            kernel.result(
                String.join(
                    "\n",
                    "import io.github.spencerpark.ijava.IJava;",
                    "import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;",
                    "IJava.getKernelInstance().getRenderer()",
                    "    .createRegistration(Point.class)",
                    "    .preferring(MIMEType.TEXT_HTML)",
                    "    .register((point, context) -> {",
                    "        context.renderIfRequested(MIMEType.TEXT_HTML, () -> \""
                        + word
                        + " \" + point.x());",
                    "    });")))
        .isEmpty();
  }

  @Test
  void a_renderer_that_a_cell_registers_is_used_and_can_be_replaced() {
    kernel.execute("record Point(int x, int y) {}");
    register("<b>first</b>");
    assertThat(kernel.result("new Point(3, 4)")).isEqualTo("Point[x=3, y=4]");
    assertThat(kernel.sent()).contains("<b>first</b> 3");

    register("<b>second</b>");
    kernel.execute("new Point(3, 4)");
    assertThat(kernel.sent()).contains("<b>second</b> 3").doesNotContain("first");
  }

  @Test
  void a_renderer_that_throws_fails_the_cell() {
    kernel.execute("record Point(int x, int y) {}");
    register("\" + 1 / (point.x() - 3) + \"");
    assertThat(kernel.result("new Point(3, 4)")).contains("ArithmeticException");
    assertThat(kernel.result("1 + 1")).isEqualTo("2");
  }

  @Test
  void display_data_can_be_a_result() {
    kernel.execute(
        """
        import io.github.spencerpark.jupyter.kernel.display.DisplayData;
        DisplayData data = new DisplayData("plain");
        data.putHTML("<i>rich</i>");
        data""");
    assertThat(kernel.sent()).contains("plain", "<i>rich</i>");
  }
}
