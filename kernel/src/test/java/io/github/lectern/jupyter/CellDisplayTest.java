package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.display.DisplaySink.Removal;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;

class CellDisplayTest {
  private final List<Message> sent = new ArrayList<>();
  private final CellDisplay display =
      new CellDisplay(new CellOutput(sent::add, () -> false, new MessageFactory()));

  private JsonObject only(String type) {
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).type()).isEqualTo(type);
    return sent.get(0).content();
  }

  @Test
  void publishes_a_value_as_display_data() {
    display.show(new DisplayData("seven"));

    JsonObject content = only("display_data");
    assertThat(content.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("seven");
    assertThat(content.has("metadata")).isTrue();
  }

  @Test
  void an_update_has_the_display_id_of_its_value() {
    DisplayData data = new DisplayData("eight");
    data.setDisplayId("x1");
    display.update(data);

    assertThat(only("update_display_data").getAsJsonObject("transient").get("display_id"))
        .hasToString("\"x1\"");
  }

  @Test
  void clears_output_at_once_or_with_the_next() {
    display.clear(Removal.NOW);
    assertThat(only("clear_output").get("wait").getAsBoolean()).isFalse();

    sent.clear();
    display.clear(Removal.WITH_NEXT_OUTPUT);
    assertThat(only("clear_output").get("wait").getAsBoolean()).isTrue();
  }
}
