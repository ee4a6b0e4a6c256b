package io.github.lectern.keras.reference;

import static io.github.lectern.keras.Keywords.batchSize;
import static io.github.lectern.keras.Keywords.callbacks;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.shuffle;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;

import io.github.lectern.keras.models.Sequential;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A net, its data and how it is trained, all from one seed; compared with its reference. */
final class RandomNet {
  private static final int[] WORKERS = {1, 2, 4, 8};

  private final Random random;
  private final Sizes sizes;
  private final int workers;
  private final DataType type;
  private final int[] sample;
  private final RandomLoss loss;
  private final RandomLayers layers;
  private final RandomOptimizer optimizer;
  private final Sequential net = new Sequential();

  RandomNet(long seed) {
    setSeed(seed & Integer.MAX_VALUE);
    random = new Random(seed);
    sizes = Sizes.of(random);
    workers = WORKERS[random.nextInt(WORKERS.length)];
    RandomArrays arrays = new RandomArrays(random);
    type = arrays.type();
    sample = sample(sizes.inputs());
    loss = RandomLoss.of(random, sizes.units()[sizes.units().length - 1]);
    layers =
        new RandomLayers(random)
            .on(sample, sizes.units(), sizes.samples() * (long) sizes.inputs() > 1e6, loss.ends());
    optimizer = RandomOptimizer.of(random);
    layers.layers.forEach(net::add);
  }

  /** The shape of a sample of so many numbers: of up to three axes. */
  private int[] sample(int inputs) {
    int axes = random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(3);
    int[] shape = new int[axes];
    Arrays.fill(shape, 1);
    int left = inputs;
    for (int i = 0; i < axes - 1; i++) {
      int most = left;
      int[] divisors = IntStream.rangeClosed(1, most).filter(d -> most % d == 0).toArray();
      shape[i] = divisors[random.nextInt(divisors.length)];
      left /= shape[i];
    }
    shape[axes - 1] = left;
    return shape;
  }

  /**
   * Trains two steps, evaluates and predicts.
   *
   * @throws AssertionError if something is not as the reference has it
   */
  void check() {
    System.setProperty("lectern.workers", String.valueOf(workers));
    int n = sizes.samples();
    RandomArrays arrays = new RandomArrays(random);
    double[] numbers = arrays.numbers(type, n * sizes.inputs());
    INDArray x = arrays.array(numbers, type, shape(n, sample));
    double[] labels = loss.labels(n);
    INDArray y = loss.array(labels);
    net.compile(optimizer(optimizer.tested()), loss(loss.tested()));
    net.build(sample);
    Recorder recorder = new Recorder(net, optimizer.tested(), layers.masks);
    recorder.record();
    net.fit(
        x,
        y,
        epochs(sizes.rest() == 0 ? 2 : 1),
        batchSize(sizes.batch()),
        shuffle(false),
        verbose(0),
        callbacks(recorder));
    Reference reference =
        new Reference(
            layers.references,
            loss.reference(),
            optimizer.reference(),
            Estimate.exact(n, sizes.inputs(), numbers),
            loss.targets(labels));
    reference.checkSteps(sizes, recorder, layers.masks);
    int size = Sizes.between(random, 1, n);
    double found = net.evaluate(x, y, batchSize(Math.max(size, n / 50)), verbose(0)).loss();
    reference.checkEvaluation(found);
    reference.checkPrediction(net.predict(x, batchSize(Math.max(size, n / 50))));
  }

  private static long[] shape(int n, int[] sample) {
    long[] shape = new long[sample.length + 1];
    shape[0] = n;
    for (int i = 0; i < sample.length; i++) {
      shape[i + 1] = sample[i];
    }
    return shape;
  }

  @Override
  public String toString() {
    return sizes
        + " "
        + Arrays.toString(sample)
        + " of "
        + type
        + "; "
        + layers
        + "; "
        + loss.tested()
        + "; "
        + optimizer.tested()
        + "; "
        + workers
        + " workers";
  }
}
