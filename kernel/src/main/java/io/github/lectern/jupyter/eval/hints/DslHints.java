package io.github.lectern.jupyter.eval.hints;

import static io.github.lectern.jupyter.eval.hints.HintRule.rule;

import java.util.List;

/** What to try where the DSL or a tensor is used otherwise than its types allow. */
final class DslHints {
  private static final String NO_SYMBOL = "cannot find symbol: ";

  static final String LAYERS =
      "layers are added one by one: var net = new Sequential(); net.add(new Dense(10));";

  static final List<HintRule> RULES =
      List.of(
          data("[xX]_?[tT]rain|train_?(?:[xX]|[iI]mages|[dD]ata)", "xTrain"),
          data("[yY]_?[tT]rain|train_?(?:[yY]|[lL]abels)", "yTrain"),
          data("[xX]_?[tT]est|test_?(?:[xX]|[iI]mages|[dD]ata)", "xTest"),
          data("[yY]_?[tT]est|test_?(?:[yY]|[lL]abels)", "yTest"),
          rule(
              NO_SYMBOL + "variable ([xXyY]_?[vV]al\\w*)",
              "$1 is not defined; run the cell that defines it first, or let fit take it from X and"
                  + " y: validationSplit(0.2)"),
          rule(
              NO_SYMBOL + "variable fashion_?mnist",
              "var data = FashionMnist.load(); its parts are data.xTrain(), data.yTrain(),"
                  + " data.xTest() and data.yTest()"),
          rule(
              NO_SYMBOL + "variable models",
              ".*\\.load_?[mM]odel\\(.*",
              "var net = Sequential.load(\"net.zip\"), which reads what net.save(\"net.zip\") wrote"),
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
              NO_SYMBOL
                  + "(?:variable|method) (\\w*(?:acc|recall|prec|auc|_loss|ms|mae)\\w*)\\b.*"
                  + "(?:class|of type) (?:Evaluation|History)",
              "a value is asked for by its name: get(\"$1\")"),
          rule(
              NO_SYMBOL + "(?:variable|method) (loss)\\b.* (?:class|of type) History",
              "a value is asked for by its name: get(\"$1\")"),
          rule(
              "array required, but Evaluation found",
              "a value is asked for by its name: loss(), or get(\"accuracy\")"),
          // Options of other calls.
          misplaced(
              "learningRate|beta1|beta2|epsilon",
              "the optimizer, in compile",
              "optimizer(new Adam(",
              "))"),
          misplaced("momentum|nesterov", "the optimizer, in compile", "optimizer(new SGD(", "))"),
          misplaced("rho", "the optimizer, in compile", "optimizer(new RMSprop(", "))"),
          misplaced(
              "optimizer|metrics",
              "compile",
              "net.compile(loss(\"categorical_crossentropy\"), ",
              ")"),
          misplaced("loss", "compile", "net.compile(optimizer(\"adam\"), ", ")"),
          misplaced(
              "epochs|batchSize|validationSplit|validationData|callbacks|classWeight|shuffle",
              "fit",
              "net.fit(X, y, ",
              ")"),
          misplaced(
              "activation|useBias|kernelInitializer|biasInitializer|inputShape",
              "a layer",
              "new Dense(30, ",
              ")"),
          misplaced(
              "monitor|patience|minDelta|mode|baseline|restoreBestWeights",
              "the callback",
              "callbacks(new EarlyStopping(",
              "))"),
          rule(
              ".*\\w+(?:Choice|Option) cannot be converted to .*",
              "the order of the arguments: Shift-Tab between the parentheses shows it"),
          rule(".*cannot be converted to SequentialOption", LAYERS),
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
              "callbacks: .*List cannot be converted to Callback",
              "the callbacks themselves, without a list: callbacks(new EarlyStopping())"),
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
              ".*(?:int|float|double|long|List)(?:\\[\\])* cannot be converted to INDArray",
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

  /** About a variable of every tutorial, which some other cell has to set. */
  private static HintRule data(String names, String part) {
    return rule(
        NO_SYMBOL + "variable (" + names + ")",
        "(?!\\s*$1\\s*=[^=]).*",
        "$1 is not defined; run the cell that defines it first, or load data: var data ="
            + " FashionMnist.load(); var $1 = data."
            + part
            + "();");
  }

  /** About options that are known, but not to the call that they were given to. */
  private static HintRule misplaced(String options, String owner, String before, String behind) {
    return rule(
        ".*; ((?i:" + options + "))(?:Choice)? cannot be converted to \\w+Option",
        ".*\\b((?i:$1))(\\((?:[^()]|\\([^()]*\\))*\\)).*",
        "%1 belongs to " + owner + ": " + before + "%1%2" + behind);
  }
}
