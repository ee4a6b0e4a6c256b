package io.github.lectern.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An image that a net classified wrongly.
 *
 * @param index the index of the image, counted from 0
 * @param label the true class, counted from 0
 * @param probabilities the probability that the net predicted for each class
 */
record Mistake(int index, int label, List<Double> probabilities) {
  private static final int MOST_SHOWN = 3;

  Mistake {
    probabilities = List.copyOf(probabilities);
  }

  /** Returns the predicted class, which has the highest probability. */
  int chosen() {
    return byProbability().get(0);
  }

  /** Returns the probability of the true class, p_label; the loss is L = -ln p_label. */
  double right() {
    return probabilities.get(label);
  }

  /**
   * Returns the classes to show: the three most likely ones, then the true class if it is not among
   * them.
   */
  List<Integer> shownClasses() {
    List<Integer> shown = new ArrayList<>(byProbability().subList(0, most()));
    if (!shown.contains(label)) {
      shown.add(label);
    }
    return shown;
  }

  private int most() {
    return Math.min(MOST_SHOWN, probabilities.size());
  }

  private List<Integer> byProbability() {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -probabilities.get(k)))
        .toList();
  }

  /**
   * Returns a description such as "picture 6: labelled Sandal (0.1 %), taken for Sneaker (99.9 %)".
   */
  String words(List<String> classNames) {
    return "picture %d: labelled %s (%s), taken for %s (%s)"
        .formatted(
            index,
            classNames.get(label),
            percent(right()),
            classNames.get(chosen()),
            percent(probabilities.get(chosen())));
  }

  static String percent(double probability) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }
}
