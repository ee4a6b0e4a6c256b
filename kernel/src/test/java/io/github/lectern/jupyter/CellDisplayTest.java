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
  void a_value_is_display_data_with_its_forms() {
    display.show(new DisplayData("seven"));

    JsonObject content = only("display_data");
    assertThat(content.getAsJsonObject("data").get("text/plain").getAsString()).isEqualTo("seven");
    assertThat(content.has("metadata")).isTrue();
  }

  @Test
  void an_update_names_the_place_that_it_is_for() {
    DisplayData data = new DisplayData("eight");
    data.setDisplayId("x1");
    display.update(data);

    assertThat(only("update_display_data").getAsJsonObject("transient").get("display_id"))
        .hasToString("\"x1\"");
  }

  @Test
  void removal_waits_or_does_not() {
    display.clear(Removal.NOW);
    assertThat(only("clear_output").get("wait").getAsBoolean()).isFalse();

    sent.clear();
    display.clear(Removal.WITH_NEXT_OUTPUT);
    assertThat(only("clear_output").get("wait").getAsBoolean()).isTrue();
  }
}
