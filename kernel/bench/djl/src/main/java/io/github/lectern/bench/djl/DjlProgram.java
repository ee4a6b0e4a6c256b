package io.github.lectern.bench.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingResult;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.BenchCase.Convolution;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.bench.protocol.Peer;
import io.github.lectern.bench.protocol.PeerProgram;
import io.github.lectern.bench.protocol.Score;
import io.github.lectern.bench.protocol.TrainingClock;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs one case in DJL's training loop. */
public final class DjlProgram implements Peer {
  private static final String ENGINE = "PyTorch";
  private static final String LOSS = "SoftmaxCrossEntropyLoss";
  private static final String ACCURACY = "Accuracy";
  private static final int TEST_BATCH = 32;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE);
  private final ArrayDataset training;
  private final NDArray testX;
  private final ArrayDataset test;
  private final Model model = Model.newInstance("net", Device.cpu(), ENGINE);
  private final Trainer trainer;
  private final BenchCase benchCase;
  private final int batchSize;

  private DjlProgram(BenchCase benchCase) throws IOException {
    this.benchCase = benchCase;
    batchSize = benchCase.batchSize();
    FashionImages trainingImages = FashionImages.training();
    training = dataset(pixels(trainingImages), labels(trainingImages), batchSize, true);
    FashionImages testImages = FashionImages.test();
    testX = pixels(testImages);
    test = dataset(testX, labels(testImages), TEST_BATCH, false);
    model.setBlock(net(benchCase));
    trainer = model.newTrainer(config());
  }

  /** Runs the case named on the command line. */
  public static void main(String[] args) throws IOException {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", "target/bench/djl");
    PeerProgram.run(args, DjlProgram::new);
  }

  private NDArray pixels(FashionImages images) {
    return manager.create(images.pixels(), samples(images.count()));
  }

  // PyTorch's images have their channels first
  private Shape samples(int count) {
    return benchCase.takesImages()
        ? new Shape(count, 1, FashionImages.SIDE, FashionImages.SIDE)
        : new Shape(count, FashionImages.PIXELS);
  }

  private NDArray labels(FashionImages images) {
    float[] labels = new float[images.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(i);
    }
    return manager.create(labels);
  }

  private static ArrayDataset dataset(NDArray x, NDArray y, int batch, boolean random) {
    return new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(batch, random).build();
  }

  private static Block net(BenchCase benchCase) {
    SequentialBlock net = new SequentialBlock();
    if (benchCase.takesImages()) {
      addConvolutions(net, benchCase);
    }
    for (int width : benchCase.hidden()) {
      net.add(Linear.builder().setUnits(width).build());
      net.add(Activation::relu);
    }
    return net.add(Linear.builder().setUnits(FashionImages.CLASSES).build());
  }

  private static void addConvolutions(SequentialBlock net, BenchCase benchCase) {
    for (Convolution each : benchCase.convolutions()) {
      int border = each.same() ? each.size() / 2 : 0;
      net.add(
          Conv2d.builder()
              .setKernelShape(new Shape(each.size(), each.size()))
              .setFilters(each.filters())
              .optPadding(new Shape(border, border))
              .build());
      net.add(Activation::relu);
      net.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }
    net.add(Blocks.batchFlattenBlock());
    if (benchCase.dropout() > 0) {
      net.add(Dropout.builder().optRate((float) benchCase.dropout()).build());
    }
  }

  private static DefaultTrainingConfig config() {
    // Keras' defaults; DJL's own epsilon is 1e-8
    Optimizer adam =
        Adam.builder().optLearningRateTracker(Tracker.fixed(0.001f)).optEpsilon(1e-7f).build();
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss(LOSS))
        .optOptimizer(adam)
        .optDevices(new Device[] {Device.cpu()})
        .addEvaluator(new Accuracy(ACCURACY))
        .addTrainingListeners(new EvaluatorTrainingListener());
  }

  @Override
  public String version() {
    return "DJL, PyTorch " + Engine.getEngine(ENGINE).getVersion();
  }

  @Override
  public void fit(TrainingClock clock) {
    trainer.initialize(samples(batchSize));
    while (clock.wantsEpoch()) {
      trainEpoch(clock);
      trainer.notifyListeners(listener -> listener.onEpoch(trainer));
      TrainingResult result = trainer.getTrainingResult();
      clock.epochEnded(result.getTrainLoss(), result.getTrainEvaluation(ACCURACY));
    }
  }

  private void trainEpoch(TrainingClock clock) {
    for (Batch batch : batches(training)) {
      try (batch) {
        EasyTrain.trainBatch(trainer, batch);
        trainer.step();
      }
      clock.stepEnded();
      if (!clock.wantsStep()) {
        break;
      }
    }
  }

  private Iterable<Batch> batches(ArrayDataset dataset) {
    try {
      return trainer.iterateDataset(dataset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long parameters() {
    return model.getBlock().getParameters().values().stream()
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  @Override
  public Score evaluate() {
    for (Batch batch : batches(test)) {
      try (batch) {
        EasyTrain.validateBatch(trainer, batch);
      }
    }
    trainer.notifyListeners(listener -> listener.onEpoch(trainer));
    TrainingResult result = trainer.getTrainingResult();
    return new Score(result.getValidateLoss(), result.getValidateEvaluation(ACCURACY));
  }

  @Override
  public float[] predict() {
    int rows = (int) testX.getShape().get(0);
    float[] probabilities = new float[rows * FashionImages.CLASSES];
    try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      for (int from = 0; from < rows; from += TEST_BATCH) {
        float[] part = predict(predictor, from, Math.min(from + TEST_BATCH, rows));
        System.arraycopy(part, 0, probabilities, from * FashionImages.CLASSES, part.length);
      }
    }
    return probabilities;
  }

  private float[] predict(Predictor<NDList, NDList> predictor, int from, int to) {
    try (NDArray x = testX.get(new NDIndex("{}:{}", from, to));
        NDList scores = predictor.predict(new NDList(x));
        NDArray probabilities = scores.singletonOrThrow().softmax(-1)) {
      return probabilities.toFloatArray();
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
    manager.close();
  }
}
