package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingTest {
  private final Setting net2 = Setting.net2();

  @Test
  void width_changes_both_hidden_layers() {
    assertThat(net2.withWidth(30).net().widths()).containsExactly(784, 30, 30, 10);
  }

  @Test
  void depth_changes_the_number_of_layers_but_not_their_width() {
    assertThat(net2.withDepth(1).net().widths()).containsExactly(784, 500, 10);
    assertThat(net2.withDepth(3).net().widths()).containsExactly(784, 500, 500, 500, 10);
  }

  @Test
  void varying_one_parameter_leaves_the_others_unchanged() {
    Setting changed = net2.withBatchSize(32).withDepth(4).withSamples(6_000).withWorkers(7);
    assertThat(changed.net().batchSize()).isEqualTo(32);
    assertThat(changed.net().hidden()).containsExactly(500, 500, 500, 500);
    assertThat(changed.samples()).isEqualTo(6_000);
    assertThat(changed.workers()).isEqualTo(7);
  }

  @Test
  void a_short_last_batch_is_not_a_full_step() {
    assertThat(net2.withBatchSize(4800).fullSteps()).isEqualTo(12); // 60,000 = 12 * 4800 + 2400
  }

  @Test
  void a_step_trains_a_batch_and_an_epoch_all_samples() {
    Setting setting = net2.withSamples(3_000);
    assertThat(Span.STEP.images(setting)).isEqualTo(1200);
    assertThat(Span.EPOCH.images(setting)).isEqualTo(3_000);
  }

  @Test
  void fewer_than_two_batches_are_refused_since_no_step_but_the_first_would_be_full() {
    assertThatThrownBy(() -> net2.withSamples(2_399))
        .hasMessage(
            "Setting: expected at least two batches but got 2399 samples for batches of 1200");
  }
}
