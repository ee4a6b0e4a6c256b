package io.github.lectern.bench.dl4j;

import io.github.lectern.bench.protocol.BenchCase;
import io.github.lectern.bench.protocol.BenchCase.Convolution;
import io.github.lectern.bench.protocol.FashionImages;
import io.github.lectern.bench.protocol.Peer;
import io.github.lectern.bench.protocol.PeerProgram;
import io.github.lectern.bench.protocol.Score;
import io.github.lectern.bench.protocol.TrainingClock;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Runs one case as a MultiLayerNetwork that is fitted epoch by epoch. */
public final class Dl4jProgram implements Peer {
  private static final long SEED = 43052;
  private static final int TEST_BATCH = 32;

  private final DataSet training = dataSet(FashionImages.training());
  private final DataSet test = dataSet(FashionImages.test());
  private final MultiLayerNetwork net;
  private final int batchSize;

  private Dl4jProgram(BenchCase benchCase) throws IOException {
    net = new MultiLayerNetwork(configuration(benchCase));
    batchSize = benchCase.batchSize();
  }

  /** Runs the case named on the command line. */
  public static void main(String[] args) throws IOException {
    PeerProgram.run(args, Dl4jProgram::new);
  }

  private static DataSet dataSet(FashionImages images) {
    int[] pixels = {images.count(), FashionImages.PIXELS};
    int[] classes = {images.count(), FashionImages.CLASSES};
    return new DataSet(
        Nd4j.create(images.pixels(), pixels, 'c'), Nd4j.create(images.oneHot(), classes, 'c'));
  }

  private static MultiLayerConfiguration configuration(BenchCase benchCase) {
    // Keras' defaults; Deeplearning4j's own epsilon is 1e-8
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(SEED)
            .weightInit(WeightInit.XAVIER_UNIFORM)
            .updater(new Adam(0.001, 0.9, 0.999, 1e-7))
            .list();
    benchCase.convolutions().forEach(each -> addConvolution(layers, each));
    if (benchCase.dropout() > 0) {
      layers.layer(new DropoutLayer(1 - benchCase.dropout())); // the argument is what is kept
    }
    for (int width : benchCase.hidden()) {
      layers.layer(new DenseLayer.Builder().nOut(width).activation(Activation.RELU).build());
    }
    return layers
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(FashionImages.CLASSES)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(inputType(benchCase))
        .build();
  }

  private static InputType inputType(BenchCase benchCase) {
    int side = FashionImages.SIDE;
    return benchCase.takesImages()
        ? InputType.convolutionalFlat(side, side, 1)
        : InputType.feedForward(FashionImages.PIXELS);
  }

  private static void addConvolution(
      NeuralNetConfiguration.ListBuilder layers, Convolution convolution) {
    layers.layer(
        new ConvolutionLayer.Builder(convolution.size(), convolution.size())
            .nOut(convolution.filters())
            .convolutionMode(convolution.same() ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .activation(Activation.RELU)
            .build());
    layers.layer(
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(2, 2)
            .stride(2, 2)
            .build());
  }

  @Override
  public String version() {
    return "Deeplearning4j 1.0.0-M2.1";
  }

  @Override
  public void fit(TrainingClock clock) {
    net.init();
    ClockListener listener = new ClockListener(clock);
    net.setListeners(listener);
    Batches batches = Batches.shuffled(training, batchSize, SEED, clock::wantsStep);
    while (clock.wantsEpoch()) {
      batches.reset();
      net.fit(batches);
      clock.epochEnded(listener.meanLoss(), Double.NaN);
    }
  }

  @Override
  public long parameters() {
    return net.numParams();
  }

  // evaluate returns the accuracy; the loss needs another forward pass
  @Override
  public Score evaluate() {
    Evaluation evaluation = net.evaluate(Batches.inOrder(test, TEST_BATCH));
    return new Score(net.score(test), evaluation.accuracy());
  }

  @Override
  public float[] predict() {
    return net.output(Batches.inOrder(test, TEST_BATCH)).dup('c').data().asFloat();
  }
}
