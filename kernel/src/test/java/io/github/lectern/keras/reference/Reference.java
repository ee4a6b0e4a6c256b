package io.github.lectern.keras.reference;

import io.github.lectern.keras.reference.Recorder.State;
import io.github.lectern.keras.reference.ReferenceLayer.End;
import io.github.lectern.keras.reference.ReferenceLayer.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same training in double. Each step begins with the weights that the net under test had, so
 * that what rounding did to one step does not add to the next.
 */
final class Reference {
  /** Gradients of far smaller numbers than this end as zeros, for speed. */
  private static final double NOTHING = 1e-25;

  /** The sums of a million numbers of this size still fit in float32. */
  private static final double MAX = Float.MAX_VALUE / 1e6;

  /** The squares of gradients of this size, which some optimizers add up, fit as well. */
  private static final double MAX_GRADIENT = 1e16;

  private final List<ReferenceLayer> layers;
  private final ReferenceLoss loss;
  private final ReferenceOptimizer optimizer;
  private final Estimate x;
  private final Estimate y;
  private final List<Weight> weights;

  Reference(
      List<ReferenceLayer> layers,
      ReferenceLoss loss,
      ReferenceOptimizer optimizer,
      Estimate x,
      Estimate y) {
    this.layers = layers;
    this.loss = loss;
    this.optimizer = optimizer;
    this.x = x;
    this.y = y;
    weights = layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /** Compares both steps with what was recorded of them. */
  void checkSteps(Sizes sizes, Recorder recorder, List<RecordedMask> masks) {
    Estimate earlier = Estimate.exact(1, 1, 0);
    for (int step = 0; step < 2; step++) {
      int now = step;
      masks.forEach(mask -> mask.goTo(now));
      boolean rest = step == 1 && sizes.rest() > 0;
      int from = rest ? sizes.batch() : 0;
      int to = rest ? sizes.samples() : sizes.batch();
      take(recorder.states.get(step));
      ReferenceLoss.Result result = pass(x.part(from, to), y.part(from, to), true);
      Estimate mean = result.mean();
      Estimate expected = rest ? average(earlier, sizes.batch(), mean, sizes.rest()) : mean;
      require("loss of step " + (step + 1), expected, 0, recorder.losses.get(step));
      earlier = mean;
      backward(result);
      checkWeights(step, recorder);
    }
    take(recorder.states.get(2));
  }

  private static Estimate average(Estimate a, int n, Estimate b, int m) {
    double mean = (a.values[0] * n + b.values[0] * m) / (n + m);
    double variance = Math.max(a.variances[0], b.variances[0]);
    return new Estimate(1, 1, new double[] {mean}, new double[] {variance});
  }

  private void take(List<State> states) {
    for (int i = 0; i < weights.size(); i++) {
      double[] values = states.get(i).arrays().get(0);
      int rows = states.get(i).rows();
      weights.get(i).value = Estimate.exact(rows, values.length / rows, values);
    }
  }

  private ReferenceLoss.Result pass(Estimate samples, Estimate labels, boolean training) {
    Estimate out = forward(samples, training);
    Optional<End> end = end();
    ReferenceLoss.Result result =
        end.isPresent() ? loss.ofLogits(labels, end.get().logits()) : loss.of(labels, out);
    requireInRange("the loss of a sample", result.each(), MAX);
    return result;
  }

  private Estimate forward(Estimate samples, boolean training) {
    Estimate out = samples;
    for (ReferenceLayer layer : layers) {
      out = layer.forward(out, training);
      requireInRange("an output of a layer", out, MAX);
    }
    return out;
  }

  private Optional<End> end() {
    return layers.get(layers.size() - 1).end().filter(e -> loss.isOnLogitsOf(e.activation()));
  }

  private void backward(ReferenceLoss.Result result) {
    double n = result.each().rows;
    Estimate gradient = result.gradient().map(g -> g / n, 1);
    Optional<End> end = end();
    for (int i = layers.size() - 1; i >= 0; i--) {
      boolean top = i == layers.size() - 1 && end.isPresent();
      gradient = top ? end.get().backward().apply(gradient) : layers.get(i).backward(gradient);
      requireInRange("a gradient of an output", gradient, MAX);
    }
    weights.forEach(w -> requireInRange("a gradient of a weight", w.gradient, MAX_GRADIENT));
  }

  private void checkWeights(int step, Recorder recorder) {
    WeightCheck check = new WeightCheck(optimizer, step + 1);
    for (int i = 0; i < weights.size(); i++) {
      State before = recorder.states.get(step).get(i);
      State after = recorder.states.get(step + 1).get(i);
      Estimate gradient = weights.get(i).gradient;
      for (int w = 0; w < gradient.values.length; w++) {
        double[] state = Arrays.copyOf(before.of(w), after.arrays().size());
        double reach = gradient.tolerance(w) + NOTHING;
        double worst = check.worst(state, gradient.values[w], reach, after.of(w));
        if (worst > 1) {
          throw new AssertionError(
              String.format(
                  "weights %d after step %d: number %d is %s (with the optimizer's state), was %s,"
                      + " gradient %s, %.3g times as far off as rounding explains",
                  i,
                  step + 1,
                  w,
                  Arrays.toString(after.of(w)),
                  Arrays.toString(state),
                  gradient.values[w],
                  worst));
        }
      }
    }
  }

  /** Compares with the loss that evaluate found. */
  void checkEvaluation(double found) {
    require("evaluated loss", pass(x, y, false).mean(), 0, found);
  }

  /** Compares with what was predicted. */
  void checkPrediction(INDArray predicted) {
    double[] found = predicted.dup('c').data().asDouble();
    Estimate expected = forward(x, false);
    if (found.length != expected.values.length) {
      throw new AssertionError(
          "predictions: expected " + expected.values.length + ", got " + found.length);
    }
    for (int i = 0; i < found.length; i++) {
      require("prediction", expected, i, found[i]);
    }
  }

  private static void requireInRange(String what, Estimate numbers, double max) {
    for (double number : numbers.values) {
      if (Math.abs(number) > max) {
        throw new OutOfFloatRangeException(what, number);
      }
    }
  }

  private static void require(String what, Estimate expected, int i, double found) {
    double most = expected.tolerance(i) + 4 * Estimate.UNIT * Math.abs(expected.values[i]) + 1e-37;
    if (!(Math.abs(found - expected.values[i]) <= most)) {
      throw new AssertionError(
          String.format(
              "%s, number %d: expected %s +- %.3g, got %s",
              what, i, expected.values[i], most, found));
    }
  }
}
