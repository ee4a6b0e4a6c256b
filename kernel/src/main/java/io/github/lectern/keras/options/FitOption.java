package io.github.lectern.keras.options;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.callbacks.EarlyStoppingOption.VerboseOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A keyword argument of {@code fit}. */
public sealed interface FitOption {
  /**
   * {@code epochs(20)}: the number of passes over the training data.
   *
   * @param value at least 1
   */
  record Epochs(int value) implements FitOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public Epochs {
      Ranges.requireAtLeastOne("epochs", value, "20");
    }
  }

  /**
   * {@code batchSize(32)}: the number of samples in one step.
   *
   * @param value at least 1
   */
  record BatchSize(int value) implements FitOption, EvaluateOption, PredictOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public BatchSize {
      Ranges.requireAtLeastOne("batchSize", value, "32");
    }
  }

  /**
   * {@code verbose(1)}: how much is printed.
   *
   * @param value 0 for nothing, 1 for a progress line that is updated in place, 2 for one line per
   *     epoch
   */
  record Verbose(int value) implements FitOption, EvaluateOption, PredictOption, VerboseOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is not 0, 1 or 2
     */
    public Verbose {
      if (value < 0 || value > 2) {
        throw new IllegalArgumentException(
            "verbose: expected 0 (silent), 1 (progress line) or 2 (one line per epoch) but got "
                + value
                + "; try verbose(1)");
      }
    }
  }

  /**
   * {@code validationSplit(0.2)}: the fraction of the samples, taken from the end, that is held out
   * for validation.
   *
   * @param value between 0 and 1, exclusive
   */
  record ValidationSplit(double value) implements FitOption, ImageDatasetOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the fraction is not between 0 and 1
     */
    public ValidationSplit {
      if (!(value > 0 && value < 1)) {
        throw new IllegalArgumentException(
            "validationSplit: expected a fraction above 0 and below 1 but got "
                + value
                + "; try validationSplit(0.2)");
      }
    }
  }

  /**
   * {@code validationData(XX, yy)}: samples that are used to evaluate the model after each epoch,
   * but not to train it.
   *
   * @param x the samples
   * @param y their labels
   * @param weights their weights in the loss; empty if all are 1
   */
  record ValidationData(INDArray x, INDArray y, Optional<INDArray> weights) implements FitOption {}

  /**
   * {@code shuffle(false)}: whether each epoch visits the samples in a new order.
   *
   * @param value whether to shuffle the samples; the default is true
   */
  record ShuffleChoice(boolean value) implements FitOption, ImageDatasetOption {}

  /**
   * {@code callbacks(new EarlyStopping())}: objects whose methods are called during training, in
   * addition to the progress line.
   *
   * @param value the callbacks in the order in which they are called
   */
  record Callbacks(List<Callback> value) implements FitOption {
    /** Copies the list. */
    public Callbacks {
      value = List.copyOf(value);
    }
  }

  /**
   * {@code sampleWeight(w)}: the weight of each sample in the loss.
   *
   * @param value the weights, [n] or [n,1]
   */
  record SampleWeight(INDArray value) implements FitOption, EvaluateOption {
    /**
     * Checks that there are weights.
     *
     * @throws IllegalArgumentException if the weights are null
     */
    public SampleWeight {
      if (value == null) {
        throw new IllegalArgumentException(
            "sampleWeight: expected weights [n] but got null; first run the cell that creates them,"
                + " and check that it succeeds");
      }
    }
  }

  /**
   * {@code classWeight(Map.of(0, 1, 1, 50))}: the weight of each class in the loss.
   *
   * @param value the weights, by class number
   */
  record ClassWeight(Map<Integer, Double> value) implements FitOption {
    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a weight is negative, infinite or NaN
     */
    public ClassWeight {
      value = Map.copyOf(value);
      value.forEach(ClassWeight::requireFinite);
    }

    private static void requireFinite(int label, double weight) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "classWeight: expected finite weights of at least 0 but got "
                + weight
                + " for class "
                + label);
      }
    }
  }
}
