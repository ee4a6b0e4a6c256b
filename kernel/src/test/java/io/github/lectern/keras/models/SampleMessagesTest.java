package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.classWeight;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.validationData;
import static io.github.lectern.keras.models.Mistakes.HOT;
import static io.github.lectern.keras.models.Mistakes.NUMBERS;
import static io.github.lectern.keras.models.Mistakes.ONE_HOT;
import static io.github.lectern.keras.models.Mistakes.X;
import static io.github.lectern.keras.models.Mistakes.Y;
import static io.github.lectern.keras.models.Mistakes.net;
import static io.github.lectern.keras.models.Mistakes.rows;
import static io.github.lectern.keras.models.Mistakes.sparse;
import static io.github.lectern.keras.models.Mistakes.trained;
import static io.github.lectern.keras.models.Mistakes.with;
import static io.github.lectern.keras.models.Mistakes.wrong;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.metrics.Recall;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tests the messages for mistakes in samples and labels. */
class SampleMessagesTest {
  static Stream<Arguments> samples() {
    return Stream.of(
        wrong(
            "pictures into Dense",
            () -> net(3, ONE_HOT).fit(Nd4j.zeros(4, 28, 28), HOT),
            "Dense: expected input [n,784] but got [n,28,28]; add new Flatten() first"),
        wrong(
            "X and y of different parts",
            () -> net(3, ONE_HOT).fit(X, HOT.get(rows(3))),
            "fit: expected one label per sample, but X has 4 rows and y has 3;"
                + " do both come from the same part of the data?"),
        wrong(
            "test X of another width",
            () -> trained().evaluate(Nd4j.zeros(4, 2), HOT),
            "dense: expected input [n,3], for which its weights were created, but got [n,2];"
                + " use samples of the expected shape, or create a new net"),
        wrong(
            "NaN in X",
            () -> net(3, ONE_HOT).fit(with(X, 1, 2, Float.NaN), HOT),
            "fit: expected finite numbers in X but got NaN in row 1;"
                + " replace such numbers or remove such rows"),
        wrong(
            "infinity in X",
            () -> trained().predict(with(X, 3, 0, Float.NEGATIVE_INFINITY)),
            "predict: expected finite numbers in X but got -Infinity in row 3;"
                + " replace such numbers or remove such rows"),
        wrong(
            "NaN in y",
            () -> trained().evaluate(X, with(HOT, 2, 1, Float.NaN)),
            "evaluate: expected finite numbers in y but got NaN in row 2;"
                + " replace such numbers or remove such rows"),
        wrong(
            "infinity in y",
            () -> net(3, "mse").fit(X, with(HOT, 0, 1, Float.POSITIVE_INFINITY)),
            "fit: expected finite numbers in y but got Infinity in row 0;"
                + " replace such numbers or remove such rows"),
        wrong(
            "a number in X that is too large for float32",
            () -> net(3, ONE_HOT).fit(with(X.castTo(DataType.DOUBLE), 2, 1, 1e300), HOT),
            "fit: expected finite numbers in X but got Infinity in row 2;"
                + " replace such numbers or remove such rows"),
        wrong(
            "validation X of another width",
            () -> net(3, ONE_HOT).fit(X, HOT, validationData(Nd4j.zeros(4, 2), HOT)),
            "fit: validationData: expected samples [n,3], as in the training data, but got [n,2];"
                + " prepare both in the same way"),
        wrong(
            "validation X is null",
            () -> net(3, ONE_HOT).fit(X, HOT, validationData(null, HOT)),
            "fit: validationData: X is null; first run the cell that creates it,"
                + " and check that it succeeds"),
        wrong(
            "a layer on null",
            () -> new Dense(3).call(null),
            "call: the input of dense is null; first run the cell that creates it,"
                + " and check that it succeeds"),
        wrong(
            "a vector into a layer",
            () -> new Dense(3).call(Nd4j.createFromArray(1f, 2f)),
            "Dense: expected input [n,inputs] but got [n];"
                + " x.reshape(-1, 1) turns each number into a sample"),
        wrong(
            "empty X",
            () -> net(3, ONE_HOT).fit(Nd4j.zeros(0, 3), HOT),
            "fit: expected at least one row in X but got an empty array [0,3];"
                + " check how you selected it from the data"),
        wrong(
            "scalar X",
            () -> net(3, ONE_HOT).fit(Nd4j.scalar(7f), HOT),
            "fit: expected one row per sample in X, such as [n,784], but got a single number;"
                + " Nd4j.createFromArray(...) creates arrays"),
        wrong(
            "text X",
            () -> net(3, ONE_HOT).fit(Nd4j.create("cat", "dog", "cat", "cow"), HOT),
            "fit: expected numbers in X but got text; encode words as numbers first"),
        wrong(
            "null X",
            () -> net(3, ONE_HOT).fit(null, HOT),
            "fit: X is null; first run the cell that creates it, and check that it succeeds"),
        wrong(
            "null y",
            () -> net(3, ONE_HOT).fit(X, null),
            "fit: y is null; first run the cell that creates it, and check that it succeeds"));
  }

  static Stream<Arguments> labels() {
    return Stream.of(
        wrong(
            "class numbers where one-hot is wanted",
            () -> net(3, ONE_HOT).fit(X, Y),
            "fit: categorical_crossentropy: expected one-hot labels [n,3] but got [n,1];"
                + " use toCategorical(y, 3), or loss(\"sparse_categorical_crossentropy\")"),
        wrong(
            "one-hot where class numbers are wanted",
            () -> net(3, NUMBERS).fit(X, HOT),
            "fit: sparse_categorical_crossentropy: expected class numbers [n] or [n,1] but got [n,3];"
                + " for one-hot labels, use loss(\"categorical_crossentropy\")"),
        wrong(
            "label -1",
            () -> net(10, NUMBERS).fit(X, Nd4j.createFromArray(9, 0, -1, 3)),
            "fit: sparse_categorical_crossentropy: row 2 of y: expected a class number from 0 to 9"
                + " but got -1; number the classes from 0,"
                + " and give the last Dense one unit per class"),
        wrong(
            "label 10 of 10",
            () -> net(10, NUMBERS).fit(X, Nd4j.createFromArray(9, 10, 1, 3)),
            "fit: sparse_categorical_crossentropy: row 1 of y: expected a class number from 0 to 9"
                + " but got 10; number the classes from 0,"
                + " and give the last Dense one unit per class"),
        wrong(
            "one-hot rows that do not fit the last Dense",
            () -> net(10, ONE_HOT).fit(X, HOT),
            "fit: categorical_crossentropy: expected one-hot labels [n,10] but got [n,3];"
                + " y has 3 columns, so end with new Dense(3, ...)"),
        wrong(
            "rows that are not one-hot",
            () -> net(3, ONE_HOT).fit(X, X),
            "fit: categorical_crossentropy: row 0 of y: expected one-hot labels, a single 1 in each"
                + " row, but got a row that sums to 6;"
                + " convert class numbers with toCategorical(y, 3)"),
        wrong(
            "one output and categorical_crossentropy",
            () -> net(1, ONE_HOT).fit(X, Y),
            "fit: categorical_crossentropy: expected one output per class but got a single output;"
                + " a single class always has the probability 1, so the loss would always be 0;"
                + " for two classes, use loss(\"binary_crossentropy\")"
                + " and end with new Dense(1, activation(\"sigmoid\"))"),
        wrong(
            "class numbers with binary_crossentropy",
            () -> net(1, "binary_crossentropy").fit(X, Y),
            "fit: binary_crossentropy: row 0 of y: expected labels 0 and 1 but got 2; for more than"
                + " two classes, use loss(\"sparse_categorical_crossentropy\")"
                + " and end with a softmax of one unit per class"),
        wrong(
            "one-hot with one sigmoid",
            () -> net(1, "binary_crossentropy").fit(X, HOT),
            "fit: binary_crossentropy: expected labels [n,1], the shape of the outputs, but got"
                + " [n,3];"
                + " for one-hot labels, use loss(\"categorical_crossentropy\")"
                + " and end with a softmax of 3 units"),
        wrong(
            "two targets for one output",
            () -> net(1, "mse").fit(X, HOT.get(NDArrayIndex.all(), rows(2))),
            "fit: mean_squared_error: expected targets [n,1], the shape of the outputs, but got"
                + " [n,2];"
                + " y has 2 columns, so end with new Dense(2)"),
        wrong(
            "class weights for numbers that are no classes",
            () -> net(1, "mse").fit(X, Y, classWeight(Map.of(0, 1, 1, 5))),
            "fit: classWeight: row 0 of y: expected a class number from 0 to 1 but got 2;"
                + " classWeight needs labels that are class numbers or one-hot rows"),
        wrong(
            "a negative class weight",
            () -> classWeight(Map.of(0, 1, 1, -5)),
            "classWeight: expected finite weights of at least 0 but got -5.0 for class 1"),
        wrong(
            "a metric that wants one-hot labels",
            () -> sparse(new Recall(name("r"))).fit(X, Y),
            "Metric \"r\": expected labels [n,3] but got [n,1]; use toCategorical(y, 3)"),
        wrong(
            "class weights that leave a class out",
            () -> net(3, NUMBERS).fit(X, Y, classWeight(Map.of(0, 1, 2, 5))),
            "fit: classWeight: expected a weight for each class from 0 to 2 but got weights for"
                + " [0, 2]; a weight of 1 has no effect"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"samples", "labels"})
  void a_mistake_is_explained(
      String mistake, ThrowingCallable trigger, Class<?> type, String pattern) {
    Mistakes.explain(mistake, trigger, type, pattern);
  }
}
