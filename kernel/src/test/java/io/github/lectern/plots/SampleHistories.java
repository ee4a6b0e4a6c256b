package io.github.lectern.plots;

import io.github.lectern.keras.callbacks.History;
import java.util.LinkedHashMap;
import java.util.Map;

/** Histories of training runs to draw. */
public final class SampleHistories {
  private static final double[] NET1_LOSS = {
    32.5636, 2.4426, 1.9157, 1.7747, 1.6499, 1.5429, 1.4646, 1.3988, 1.3393, 1.2876, 1.2507, 1.2187,
    1.1909, 1.1661, 1.1448, 1.1248, 1.1038, 1.0868, 1.0720, 1.0525
  };
  private static final double[] NET1_ACCURACY = {
    .3732, .3876, .3831, .4075, .4506, .4854, .4987, .5224, .5462, .5536, .5610, .5704, .5724,
    .5767, .5807, .5847, .5895, .5917, .5945, .6013
  };

  private SampleHistories() {}

  /** Returns the history of the lecture's first net, which was trained for 20 epochs. */
  public static History net1() {
    return history(Map.of("loss", NET1_LOSS, "accuracy", NET1_ACCURACY), "loss", "accuracy");
  }

  /** Returns a history of the values, in the order of the names. */
  public static History history(Map<String, double[]> values, String... names) {
    History history = new History();
    for (int epoch = 0; epoch < values.get(names[0]).length; epoch++) {
      Map<String, Double> logs = new LinkedHashMap<>();
      for (String name : names) {
        logs.put(name, values.get(name)[epoch]);
      }
      history.onEpochEnd(epoch, logs);
    }
    return history;
  }
}
