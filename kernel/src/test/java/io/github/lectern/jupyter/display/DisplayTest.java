package io.github.lectern.jupyter.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private final List<String> events = new ArrayList<>();

  private final DisplaySink sink =
      new DisplaySink() {
        @Override
        public void show(DisplayData data) {
          events.add("show " + data.getData(MIMEType.TEXT_PLAIN) + " " + data.getDisplayId());
        }

        @Override
        public void update(DisplayData data) {
          events.add("update " + data.getData(MIMEType.TEXT_PLAIN) + " " + data.getDisplayId());
        }

        @Override
        public void clear(Removal removal) {
          events.add("clear " + removal);
        }
      };

  @BeforeEach
  void install() {
    Display.install(renderer(), sink);
  }

  @AfterEach
  void restore() {
    Display.install(renderer(), new ConsoleDisplay());
  }

  private static Renderer renderer() {
    Renderer renderer = new Renderer();
    Renderers.registerAll(renderer);
    return renderer;
  }

  @Test
  void values_are_shown_in_order_in_their_own_form() {
    Display.display(new int[] {1, 2});
    Display.display("two");

    assertThat(events).containsExactly("show [1, 2] null", "show two null");
  }

  @Test
  void displays_several_values_one_below_the_other() {
    Display.display("one", new int[] {2, 3});
    Display.display(1, 2.5, null, "four");

    assertThat(events)
        .containsExactly(
            "show one null",
            "show [2, 3] null",
            "show 1 null",
            "show 2.5 null",
            "show null null",
            "show four null");
  }

  @Test
  void displays_an_array_as_one_value() {
    Display.display(new String[] {"a", "b"});
    Display.display("one", new String[] {"a", "b"});

    assertThat(events).hasSize(3).filteredOn(event -> event.contains("a, b")).hasSize(2);
  }

  @Test
  void displays_null() {
    Display.display(null);

    assertThat(events).containsExactly("show null null");
  }

  @Test
  void displays_display_data_as_it_is() {
    Display.display(new DisplayData("ready"));

    assertThat(events).containsExactly("show ready null");
  }

  @Test
  void an_updatable_value_keeps_its_place() {
    DisplayHandle first = Display.updatable("a");
    DisplayHandle second = Display.updatable("b");
    first.update("c");

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(events)
        .containsExactly("show a " + first.id(), "show b " + second.id(), "update c " + first.id());
  }

  @Test
  void output_is_removed_now_or_with_the_next() {
    Display.clearOutput();
    Display.clearOutputOnNext();

    assertThat(events).containsExactly("clear NOW", "clear WITH_NEXT_OUTPUT");
  }
}
