package io.github.lectern.jupyter.eval.assist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the names that the DSL expects in quotes, such as "relu" in activation("relu"). */
final class QuotedNames {
  private static final List<String> ACTIVATIONS =
      List.of(
          "relu",
          "softmax",
          "sigmoid",
          "tanh",
          "elu",
          "selu",
          "gelu",
          "swish",
          "softplus",
          "softsign",
          "hard_sigmoid",
          "exponential",
          "linear");
  private static final List<String> INITIALIZERS =
      List.of(
          "glorot_uniform",
          "glorot_normal",
          "he_uniform",
          "he_normal",
          "lecun_uniform",
          "lecun_normal",
          "variance_scaling",
          "orthogonal",
          "random_uniform",
          "random_normal",
          "truncated_normal",
          "zeros",
          "ones",
          "constant");

  /** The names by the keyword or class that takes them, common ones first. */
  static final Map<String, List<String>> NAMES =
      Map.of(
          "activation",
          ACTIVATIONS,
          "Activation",
          ACTIVATIONS,
          "optimizer",
          List.of("adam", "sgd", "rmsprop", "adamw", "nadam", "adagrad"),
          "loss",
          List.of(
              "categorical_crossentropy",
              "sparse_categorical_crossentropy",
              "binary_crossentropy",
              "bce",
              "mean_squared_error",
              "mse",
              "mean_absolute_error",
              "mae",
              "huber",
              "huber_loss"),
          "metrics",
          List.of(
              "accuracy",
              "binary_accuracy",
              "categorical_accuracy",
              "sparse_categorical_accuracy",
              "crossentropy",
              "mean_absolute_error",
              "mean_squared_error",
              "AUC",
              "Precision",
              "Recall"),
          "padding",
          List.of("valid", "same"),
          "kernelInitializer",
          INITIALIZERS,
          "biasInitializer",
          INITIALIZERS,
          "betaInitializer",
          INITIALIZERS,
          "gammaInitializer",
          INITIALIZERS);

  private static final String ARGUMENT = "(?:\"[^\"\\n]*\"|new\\s+\\w+\\([^()\"]*\\))";

  /** A call, its complete arguments, and the start of an argument in quotes. */
  private static final Pattern OPEN =
      Pattern.compile("\\b(\\w+)\\(\\s*(?:" + ARGUMENT + "\\s*,\\s*)*\"(\\w*)\\z");

  private QuotedNames() {}

  /** Returns the names that can complete the quoted argument in which the code ends, if any. */
  static Optional<Completion> complete(String before) {
    Matcher open = OPEN.matcher(before);
    if (!open.find() || !NAMES.containsKey(open.group(1))) {
      return Optional.empty();
    }
    List<Completion.Suggestion> suggestions =
        NAMES.get(open.group(1)).stream()
            .filter(name -> name.startsWith(open.group(2)))
            .map(name -> new Completion.Suggestion(name, "instance", Optional.empty()))
            .toList();
    return Optional.of(new Completion(open.start(2), before.length(), suggestions));
  }
}
