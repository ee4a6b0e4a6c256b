package io.github.lectern.keras.models;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.biasInitializer;
import static io.github.lectern.keras.Keywords.customObjects;
import static io.github.lectern.keras.Keywords.epochs;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static io.github.lectern.keras.Keywords.learningRate;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static io.github.lectern.keras.session.Backend.setSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Lambda;
import io.github.lectern.keras.layers.OwnDense;
import io.github.lectern.keras.models.CustomParts.Cube;
import io.github.lectern.keras.models.CustomParts.Heavy;
import io.github.lectern.keras.models.CustomParts.Mse;
import io.github.lectern.keras.models.CustomParts.Ramp;
import io.github.lectern.keras.models.CustomParts.Rows;
import io.github.lectern.keras.models.CustomParts.Scale;
import io.github.lectern.keras.models.CustomParts.Squared;
import io.github.lectern.keras.optimizers.LearningRateSchedule;
import io.github.lectern.keras.optimizers.SGD;
import io.github.lectern.keras.options.LoadOption;
import io.github.lectern.keras.session.ProgressSink;
import io.github.lectern.keras.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests saving and loading models with objects of classes that the user wrote. */
class CustomObjectsTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{0, 1, 3}, {1, 0, -1}, {2, 1, 0}, {1, 3, 1}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{1}, {0}, {-1}, {2}});

  @TempDir private Path folder;
  private final StringBuilder printed = new StringBuilder();
  private ProgressSink before;

  @BeforeEach
  void record() {
    before = Session.current().progressSink();
    Session.current().setProgressSink(printed::append);
    setSeed(3);
  }

  @AfterEach
  void restore() {
    Session.current().setProgressSink(before);
  }

  private String file() {
    return folder.resolve("net.zip").toString();
  }

  private Sequential load(LoadOption... options) throws IOException {
    return Sequential.load(file(), options);
  }

  private static Lambda half() {
    return new Lambda(x -> x.div(2), (x, dy) -> dy.div(2), name("half"));
  }

  private static Sequential full() {
    Sequential net = new Sequential(name("own"));
    net.add(new Scale(name("scale")));
    net.add(half());
    net.add(
        new Dense(
            4,
            activation(new Cube()),
            kernelInitializer(new Ramp()),
            biasInitializer(new Ramp()),
            name("hidden")));
    net.add(new Dense(1, activation("relu"), name("out")));
    net.compile(optimizer(new Heavy()), loss(new Squared()), metrics("mae", new Rows()));
    net.fit(X, Y, epochs(3), verbose(0));
    return net;
  }

  @Test
  void a_model_of_own_objects_comes_back_with_new_ones_and_trains_on() throws IOException {
    Sequential net = full();
    net.save(file());
    Sequential loaded =
        load(
            customObjects(
                new Scale(name("scale")),
                half(),
                new Cube(),
                new Ramp(),
                new Heavy(),
                new Squared(),
                new Rows()));
    assertThat(SmallNets.bits(loaded)).isEqualTo(SmallNets.bits(net));
    assertThat(loaded.layers()).hasToString(net.layers().toString());
    net.fit(X, Y, epochs(2), verbose(0));
    loaded.fit(X, Y, epochs(2), verbose(0));
    assertThat(SmallNets.bits(loaded)).isEqualTo(SmallNets.bits(net));
    assertThat(loaded.evaluate(X, Y, verbose(0)).values())
        .isEqualTo(net.evaluate(X, Y, verbose(0)).values());
    assertThat(loaded.evaluate(X, Y, verbose(0)).get("rows")).isEqualTo(4);
  }

  @Test
  void save_prints_what_is_missing_and_how_to_supply_it() throws IOException {
    full().save(file());
    assertThat(printed)
        .hasToString(
            "save: "
                + file()
                + " contains all weights, but not the code of the layer scale (Scale), the layer"
                + " half"
                + " (Lambda), the activation of hidden (Cube), the kernel_initializer of hidden"
                + " (Ramp), the bias_initializer of hidden (Ramp), the optimizer (Heavy), the loss"
                + " (Squared), the metric rows (Rows); load it with Sequential.load(file,"
                + " customObjects(new Scale(...), new Lambda(...), new Cube(...), new Ramp(...),"
                + " new Heavy(...), new Squared(...), new Rows(...)))\n");
  }

  @Test
  void a_model_without_own_objects_prints_nothing() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(loss("mse"));
    net.build(3);
    net.save(file());
    assertThat(printed).isEmpty();
  }

  @Test
  void load_says_what_is_missing() throws IOException {
    full().save(file());
    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageStartingWith(
            "load: " + file() + " needs objects that are not in the file: the layer scale (Scale),")
        .withMessageEndingWith("new Rows(...)))");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                load(
                    customObjects(
                        new Scale(), half(), new Cube(), new Ramp(), new Rows(), new Mse())))
        .withMessage(
            "load: "
                + file()
                + " needs objects that are not in the file: the optimizer (Heavy), the loss"
                + " (Squared); load it with Sequential.load(file, customObjects(new Heavy(...), new"
                + " Squared(...))) (got only Scale, Lambda, Cube, Ramp, Rows, Mse)");
  }

  /** 0.2, 0.1, 0.0667, ... */
  private static final class Harmonic extends LearningRateSchedule {
    @Override
    public double call(long step) {
      return 0.2 / (1 + step);
    }
  }

  @Test
  void a_custom_schedule_is_supplied_like_other_objects_and_continues() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(optimizer(new SGD(learningRate(new Harmonic()))), loss("mse"));
    net.fit(X, Y, epochs(3), verbose(0));
    net.save(file());
    assertThat(printed).asString().contains("but not the code of the learning_rate (Harmonic);");
    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageContaining("the learning_rate (Harmonic)");
    Sequential loaded = load(customObjects(new Harmonic()));
    assertThat(loaded.optimizer().learningRate()).isEqualTo(0.05);
    net.fit(X, Y, epochs(2), verbose(0));
    loaded.fit(X, Y, epochs(2), verbose(0));
    assertThat(SmallNets.bits(loaded)).isEqualTo(SmallNets.bits(net));
  }

  @Test
  void an_own_loss_of_a_known_name_is_not_taken_for_the_other() throws IOException {
    Sequential net = new Sequential();
    net.add(new Dense(1));
    net.compile(loss(new Mse()));
    net.build(3);
    net.save(file());
    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageContaining("the loss (Mse)");
    assertThat(load(customObjects(new Mse())).evaluate(X, Y, verbose(0)).loss()).isPositive();
  }

  @Test
  void layers_of_one_class_are_used_in_the_order_of_the_model_or_by_their_names()
      throws IOException {
    Sequential net = new Sequential();
    net.add(new OwnDense(5, name("first")));
    net.add(new OwnDense(2, name("second")));
    net.build(3);
    net.save(file());
    Sequential inOrder = load(customObjects(new OwnDense(5), new OwnDense(2)));
    assertThat(SmallNets.bits(inOrder)).isEqualTo(SmallNets.bits(net));
    Sequential byName =
        load(customObjects(new OwnDense(2, name("second")), new OwnDense(5, name("first"))));
    assertThat(SmallNets.bits(byName)).isEqualTo(SmallNets.bits(net));
    assertThat(byName.layers().get(0).name()).isEqualTo("first");
  }

  @Test
  void a_layer_of_another_size_is_refused() throws IOException {
    Sequential net = new Sequential();
    net.add(new OwnDense(5, name("first")));
    net.build(3);
    net.save(file());
    assertThatThrownBy(() -> load(customObjects(new OwnDense(6, name("first")))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first needs an array [3,6], which is 18 numbers");
  }

  @Test
  void objects_in_use_and_things_that_are_no_part_of_a_model_are_refused() {
    OwnDense used = new OwnDense(5);
    used.build(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(customObjects(used)))
        .withMessageStartingWith("customObjects: expected a new OwnDense but got one that is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(customObjects(Squared.class)))
        .withMessage(
            "customObjects: expected objects such as new MyLayer() or new MyLoss() but got the"
                + " class Squared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(customObjects("relu")))
        .withMessageEndingWith("but got relu");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(customObjects(new Squared(), null)))
        .withMessageContaining("but got null");
  }
}
