package io.github.lectern.jupyter.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private final List<String> events = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<DisplayData> data = new ArrayList<>();

  private final DisplaySink sink =
      new DisplaySink() {
        @Override
        public void show(DisplayData data) {
          ids.add(data.getDisplayId());
          DisplayTest.this.data.add(data);
          events.add("show " + data.getData(MIMEType.TEXT_PLAIN));
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
    Text.registerAll(renderer);
    Renderers.registerAll(renderer);
    return renderer;
  }

  @Test
  void values_are_shown_in_order_in_their_own_form() {
    Display.display(new int[] {1, 2});
    Display.display("two");

    assertThat(events).containsExactly("show [1, 2]", "show two");
  }

  @Test
  void displays_several_values_one_below_the_other() {
    Display.display("one", new int[] {2, 3});
    Display.display(1, 2.5, null, "four");

    assertThat(events)
        .containsExactly("show one", "show [2, 3]", "show 1", "show 2.5", "show null", "show four");
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

    assertThat(events).containsExactly("show null");
  }

  @Test
  void displays_display_data_as_it_is() {
    Display.display(new DisplayData("ready"));

    assertThat(events).containsExactly("show ready");
  }

  @Test
  void an_updatable_value_keeps_its_place() {
    DisplayHandle first = Display.updatable("a");
    DisplayHandle second = Display.updatable("b");
    first.update("c");

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(events).containsExactly("show a", "show b", "update c " + first.id());
    assertThat(ids).containsExactly(first.id(), second.id());
  }

  @Test
  void returns_the_id_of_what_is_displayed() {
    String id = Display.display("a");
    String two = Display.display("b", 3);
    Display.updateDisplay(id, "c");

    assertThat(ids).hasSize(3).doesNotHaveDuplicates().startsWith(id, two);
    assertThat(events).endsWith("update c " + id);
  }

  @Test
  void arguments_that_look_like_MIME_types_choose_the_forms() {
    Display.display("<b>x</b>", "text/html");
    Display.display("**x**", new String[] {"text/markdown", "text/html"});
    Display.display("text/html", "both are values");

    assertThat(events)
        .containsExactly("show <b>x</b>", "show **x**", "show text/html", "show both are values");
    assertThat(data.get(0).getData(MIMEType.TEXT_HTML)).isEqualTo("<b>x</b>");
    assertThat(data.get(1).getData(MIMEType.TEXT_MARKDOWN)).isEqualTo("**x**");
    assertThat(data.get(1).getData(MIMEType.TEXT_HTML)).isEqualTo("**x**");
    assertThat(data.get(2).hasDataForType(MIMEType.TEXT_HTML)).isFalse();
  }

  @Test
  void rendered_values_can_be_displayed_and_stay_unchanged() {
    DisplayData rendered = Display.render("<b>x</b>", "text/html");
    Display.display(rendered);
    Display.updateDisplay("an id", rendered);

    assertThat(rendered.hasDisplayId()).isFalse();
    assertThat(data.get(0).getData(MIMEType.TEXT_HTML)).isEqualTo("<b>x</b>");
    assertThat(events).endsWith("update <b>x</b> an id");
    assertThat(Display.render(new int[] {3, 4}).getData(MIMEType.TEXT_PLAIN)).isEqualTo("[3, 4]");
    assertThat(Display.render(null).getData(MIMEType.TEXT_PLAIN)).isEqualTo("null");
  }

  @Test
  void display_data_with_an_id_keeps_it() {
    DisplayData own = new DisplayData("x");
    own.setDisplayId("own");

    assertThat(Display.display(own)).isEqualTo("own");
  }

  @Test
  void says_what_is_expected() {
    assertThatThrownBy(() -> Display.render("x", "html"))
        .hasMessage("render: expected a MIME type, such as \"text/html\", but got \"html\"");
    assertThatThrownBy(() -> Display.updateDisplay("id", "x", "html"))
        .hasMessageContaining("updateDisplay: expected a MIME type");
    assertThatThrownBy(() -> Display.updateDisplay(null, "x"))
        .hasMessage(
            "updateDisplay: expected the id that display(...) returned but got null; keep it with"
                + " String id = display(...)");
    assertThat(events).isEmpty();
  }

  @Test
  void output_is_removed_now_or_with_the_next() {
    Display.clearOutput();
    Display.clearOutputOnNext();

    assertThat(events).containsExactly("clear NOW", "clear WITH_NEXT_OUTPUT");
  }
}
