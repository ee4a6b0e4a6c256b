package io.github.lectern.jupyter.eval.assist;

import java.util.List;

/** Orders the suggested options as in Keras' signatures, common ones first. */
final class KeywordOrder {
  static final List<String> KEYWORDS =
      List.of(
          "optimizer",
          "loss",
          "metrics",
          "fromLogits",
          "epochs",
          "batchSize",
          "verbose",
          "callbacks",
          "validationSplit",
          "validationData",
          "shuffle",
          "classWeight",
          "sampleWeight",
          "kernelSize",
          "poolSize",
          "strides",
          "padding",
          "activation",
          "useBias",
          "kernelInitializer",
          "biasInitializer",
          "kernelRegularizer",
          "biasRegularizer",
          "l1",
          "l2",
          "l1l2",
          "maxValue",
          "negativeSlope",
          "targetShape",
          "center",
          "scale",
          "betaInitializer",
          "gammaInitializer",
          "movingMeanInitializer",
          "movingVarianceInitializer",
          "inputShape",
          "name",
          "trainable",
          "learningRate",
          "momentum",
          "nesterov",
          "beta1",
          "beta2",
          "rho",
          "weightDecay",
          "initialAccumulatorValue",
          "epsilon",
          "clipnorm",
          "clipvalue",
          "globalClipnorm",
          "staircase",
          "cycle",
          "threshold",
          "thresholds",
          "numThresholds",
          "curve",
          "summationMethod",
          "classId",
          "monitor",
          "minDelta",
          "patience",
          "mode",
          "baseline",
          "restoreBestWeights",
          "factor",
          "cooldown",
          "minLr",
          "saveBestOnly",
          "append",
          "onEpochBegin",
          "onEpochEnd",
          "onBatchBegin",
          "onBatchEnd",
          "onTrainBegin",
          "onTrainEnd",
          "customObjects");

  private KeywordOrder() {}

  /** Returns the rank of a suggestion such as "epochs("; other names come after all options. */
  static int of(String suggestion) {
    int at = KEYWORDS.indexOf(suggestion.replaceFirst("\\(.*", ""));
    return at < 0 ? KEYWORDS.size() : at;
  }
}
