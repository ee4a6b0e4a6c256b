package io.github.lectern.jupyter.eval;

import static io.github.lectern.jupyter.eval.HintRule.rule;

import java.util.List;

/** What to try where the DSL or a tensor is used otherwise than its types allow. */
final class DslHints {
  private static final String NO_SYMBOL = "cannot find symbol: ";

  static final List<HintRule> RULES =
      List.of(
          rule(
              NO_SYMBOL + "variable (\\w+)",
              ".*[(,]\\s*$1\\s*=\\s*([^=,;)]+?)\\s*[,)].*",
              "an option is written as a call: $1(%1)"),
          rule(
              NO_SYMBOL + "variable ([A-Z]\\w*)",
              ".*\\boptimizer\\(\\s*$1\\s*\\).*",
              "an object, optimizer(new $1()), or the optimizer's name in quotes"),
          rule(
              NO_SYMBOL + "variable (\\w+)",
              ".*\\b(activation|optimizer|loss|metrics|monitor|kernelInitializer)\\("
                  + "[^()]*\\b$1\\b[^(].*",
              "a name stands in quotes: %1(\"$1\")"),
          rule(
              NO_SYMBOL + "class (?:Conv|MaxPool|Average|LSTM|GRU|Embedding|Batch)\\w*",
              "this layer is not there; Dense, Flatten, Activation and Dropout are"),
          rule(
              ".*\\w+(?:Choice|Option) cannot be converted to .*",
              "the order of the arguments: Shift-Tab between the parentheses shows it"),
          rule(
              ".*cannot be converted to SequentialOption",
              "layers are added one by one: net.add(new Dense(10))"),
          rule(
              ".*cannot be converted to CompileOption",
              "options have names: compile(optimizer(\"adam\"), loss(\"mse\"))"),
          rule(
              ".*cannot be converted to (?:Adam|Sgd|Rmsprop)Option",
              "options have names: learningRate(0.01)"),
          rule(".*cannot be converted to DenseOption", "options have names: activation(\"relu\")"),
          rule(
              ".*cannot be converted to \\w+Option\\W*",
              "options have names, such as epochs(20); Tab after the comma lists those that fit"),
          rule(
              "optimizer: no form takes \\(String, .*",
              "options belong to an object: optimizer(new Adam(learningRate(0.01)))"),
          rule(
              "callbacks: .*cannot be converted to Callback",
              "an object: callbacks(new EarlyStopping(patience(3)))"),
          rule(".*cannot be converted to Layer", "a layer is an object: add(new Dense(10))"),
          rule(
              ".*lossy conversion from double to (?:int|long)",
              ".*\\b(Dense|epochs|batchSize|inputShape|patience|setSeed)\\(\\s*(\\d+)\\.\\d*\\s*\\).*",
              "a whole number: %1(%2)"),
          // Tensors.
          rule(
              ".*(?:int|float|double|long)(?:\\[\\])* cannot be converted to INDArray",
              "Nd4j.createFromArray(...) makes a tensor of numbers or of an array"),
          rule(
              ".* cannot be converted to INDArray",
              "tensors come first, options behind them: fit(X, y, epochs(20))"),
          rule(
              NO_SYMBOL + "method array\\(.* in class Nd4j",
              "Nd4j.createFromArray(...) makes a tensor of numbers or of an array"),
          rule(
              "get: no form takes \\(int\\); .*INDArray.*",
              "getRow(0) of a matrix, slice(0) of others; getDouble(0, 1) is a number"),
          rule(
              "bad operand types.*INDArray.*",
              "tensors have methods for this: add, sub, mul, div, mmul"),
          rule("array required, but INDArray found", "X.getRow(0) or X.getDouble(0, 1)"),
          rule(
              "(\\w+) has private access in History",
              ".*\\[\"(\\w+)\"\\].*",
              "a value is asked for by its name: get(\"%1\")"));

  private DslHints() {}
}
