package io.github.lectern.jupyter.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LiveChartTest {
  private static final String WAITING = "The curves will appear here after the first epoch.";
  private static final long MILLI = 1_000_000;
  private final Renderer renderer = new Renderer();
  private final List<DisplayData> shown = new ArrayList<>();
  private final List<DisplayData> updates = new ArrayList<>();
  private long now;
  private final LiveChart chart = new LiveChart(() -> now);

  @BeforeEach
  void install() {
    Renderers.registerAll(renderer);
    Display.install(
        renderer,
        new DisplaySink() {
          @Override
          public void show(DisplayData data) {
            shown.add(data);
          }

          @Override
          public void update(DisplayData data) {
            updates.add(data);
          }

          @Override
          public void clear(Removal removal) {}
        });
  }

  @AfterEach
  void restore() {
    Display.install(renderer, new ConsoleDisplay());
  }

  private void train(int epochs, long epochMillis) {
    train(epochs, epochMillis, "loss");
  }

  private void train(int epochs, long epochMillis, String... names) {
    chart.onTrainBegin(new TrainingPlan(epochs, 1), new NoControl());
    for (int epoch = 0; epoch < epochs; epoch++) {
      now += epochMillis * MILLI;
      double value = 1.0 / (epoch + 1);
      chart.onEpochEnd(
          epoch, Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> value)));
    }
    chart.onTrainEnd();
  }

  private static String text(DisplayData data) {
    return (String) data.getData(MIMEType.TEXT_PLAIN);
  }

  @Test
  void draws_slow_training_after_each_epoch_in_one_place() {
    train(3, 1000);

    assertThat(shown).hasSize(1);
    assertThat(updates)
        .extracting(DisplayData::getDisplayId)
        .containsOnly(shown.get(0).getDisplayId())
        .hasSize(4);
    assertThat(text(updates.get(0))).startsWith("Training of 1 epoch");
    assertThat(text(updates.get(3))).startsWith("Training of 3 epochs");
  }

  @Test
  @Tag("slow")
  void draws_fast_training_at_most_ten_times_a_second() {
    train(1000, 3);

    assertThat(shown.size() + updates.size()).isBetween(25, 32);
  }

  /** Jupyter's servers drop output of more than 1 MB per second. */
  @Test
  @Tag("slow")
  void draws_many_panels_less_often_so_that_no_output_is_dropped() {
    train(20, 100, "loss", "val_loss", "a", "val_a", "b", "val_b", "c", "val_c", "d", "val_d");

    long characters =
        updates.stream()
            .limit(updates.size() - 1)
            .mapToLong(update -> ((String) update.getData(MIMEType.TEXT_HTML)).length())
            .sum();
    assertThat(characters).isBetween(500_000L, 1_200_000L); // in two seconds
  }

  @Test
  void draws_sketches_and_finally_the_full_chart() {
    train(2, 1000);
    DisplayData last = updates.get(updates.size() - 1);
    DisplayData first = updates.get(0);

    assertThat(first.hasDataForType(MIMEType.IMAGE_PNG)).isFalse();
    assertThat((String) first.getData(MIMEType.TEXT_HTML))
        .contains("<img alt=\"Training of 1 epoch");
    assertThat(last.hasDataForType(MIMEType.IMAGE_PNG)).isTrue();
    assertThat(text(last)).startsWith("Training of 2 epochs");
  }

  @Test
  void the_next_training_gets_its_own_display() {
    train(1, 1000);
    train(1, 1000);

    assertThat(shown).hasSize(2);
    assertThat(shown.get(0).getDisplayId()).isNotEqualTo(shown.get(1).getDisplayId());
    assertThat(text(updates.get(1))).startsWith("Training of 1 epoch");
  }

  @Test
  void shows_text_until_the_first_epoch_ends() {
    train(0, 1);

    assertThat(shown).extracting(LiveChartTest::text).containsExactly(WAITING);
    assertThat(updates).isEmpty();
  }

  private static final class NoControl implements TrainingControl {
    @Override
    public void stopTraining() {}

    @Override
    public double learningRate() {
      return 0.001;
    }

    @Override
    public void setLearningRate(double value) {}

    @Override
    public void save(String file) {}

    @Override
    public List<INDArray> getWeights() {
      return List.of();
    }

    @Override
    public void saveWeights(String file) {}

    @Override
    public void setWeights(List<INDArray> weights) {}
  }
}
