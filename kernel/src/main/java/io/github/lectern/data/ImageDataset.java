package io.github.lectern.data;

import io.github.lectern.keras.options.FitOption.ShuffleChoice;
import io.github.lectern.keras.options.ImageDatasetOption;
import io.github.lectern.keras.options.ImageDatasetOption.ColorMode;
import io.github.lectern.keras.options.ImageDatasetOption.ImageSize;
import io.github.lectern.keras.options.ImageDatasetOption.LabelMode;
import io.github.lectern.keras.options.ImageDatasetOption.Seed;
import io.github.lectern.keras.random.Shuffle;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.OneHot;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The images of a folder and their labels, like the result of {@code
 * keras.utils.image_dataset_from_directory}. Keras reads the files batch by batch; Lectern reads
 * them all at once, so they must fit in memory: 1,000 colour images of 180 by 180 pixels take 390
 * MB.
 *
 * <pre>{@code
 * // flowers/daisy/1.jpg, flowers/daisy/2.jpg, ..., flowers/tulips/1.jpg, ...
 * var train = imageDatasetFromDirectory("flowers", imageSize(180, 180),
 *     validationSplit(0.2), subset("training"), seed(123));
 * var validation = imageDatasetFromDirectory("flowers", imageSize(180, 180),
 *     validationSplit(0.2), subset("validation"), seed(123));
 * var net = new Sequential(new Rescaling(1.0 / 255), new Conv2D(16, 3, activation("relu")),
 *     new MaxPooling2D(), new Flatten(), new Dense(5, activation("softmax")));
 * net.compile(optimizer("adam"), loss("sparse_categorical_crossentropy"), metrics("accuracy"));
 * net.fit(train.x(), train.y(), epochs(3), validationData(validation.x(), validation.y()));
 * }</pre>
 *
 * @param x the images, [n,height,width,channels], with values from 0 to 255, float32
 * @param y their labels: class numbers [n], int32; one-hot rows [n, classes], float32; or a column
 *     [n,1] of 0 and 1, float32
 * @param classNames the names of the classes in the order of the class numbers
 */
public record ImageDataset(INDArray x, INDArray y, List<String> classNames) {
  static final String CALLER = "imageDatasetFromDirectory: ";

  /** Copies the list. */
  public ImageDataset {
    classNames = List.copyOf(classNames);
  }

  /**
   * Reads the images of a folder that has one subfolder per class, like {@code
   * image_dataset_from_directory(directory)}. The names of the subfolders, in alphabetical order,
   * are the class names; hidden subfolders, whose names begin with a dot, are ignored. The files
   * may be in subfolders of these. They are shuffled, unless {@code shuffle(false)} is given; the
   * order depends only on the seed, and differs from Keras'.
   *
   * <p>PNG, JPEG, GIF and BMP files are read. They are resized with bilinear interpolation, which
   * does not keep the ratio of width to height. A colour image becomes grey with the weights of
   * ITU-R BT.601. Transparency is ignored.
   *
   * @param directory the folder, such as "flowers"
   * @param options colorMode("rgb"), imageSize(256, 256), labelMode("int"), shuffle(true),
   *     seed(...), and validationSplit(...) with subset(...)
   * @throws IOException if the folder or a file cannot be read; the message names it
   * @throws IllegalArgumentException if there are no classes, a class has no images, or the options
   *     do not fit together
   * @throws CancellationException if the thread is interrupted
   */
  public static ImageDataset imageDatasetFromDirectory(
      String directory, ImageDatasetOption... options) throws IOException {
    ImageFolder folder = ImageFolder.of(Session.current().directory().resolve(directory));
    int total = folder.files().size();
    say("Found " + Plural.of(total, "file") + " belonging to " + classes(folder) + ".");
    int[] order = order(total, options);
    int[] part = ImagePart.of(order, options);
    if (part.length < total) {
      say("Using " + Plural.of(part.length, "file") + " for " + ImagePart.name(options) + ".");
    }
    LabelMode mode = Options.find(options, new LabelMode("int"));
    INDArray y = labels(folder, part, mode.value());
    return new ImageDataset(images(folder, part, options), y, folder.classNames());
  }

  private static String classes(ImageFolder folder) {
    int classes = folder.classNames().size();
    return classes == 1 ? "1 class" : classes + " classes";
  }

  private static int[] order(int files, ImageDatasetOption... options) {
    if (!Options.find(options, new ShuffleChoice(true)).value()) {
      return IntStream.range(0, files).toArray();
    }
    long seed =
        Options.find(options, Seed.class)
            .map(Seed::value)
            .orElseGet(() -> Session.current().seed());
    return new Shuffle(seed).next(files);
  }

  private static INDArray images(ImageFolder folder, int[] part, ImageDatasetOption... options)
      throws IOException {
    ImageSize size = Options.find(options, new ImageSize(256, 256));
    int channels = Options.find(options, new ColorMode("rgb")).channels();
    INDArray x =
        Nd4j.createUninitialized(
            DataType.FLOAT, part.length, size.height(), size.width(), channels);
    for (int i = 0; i < part.length; i++) {
      if (Thread.interrupted()) {
        throw new CancellationException(CALLER + "interrupted");
      }
      Pixels image = Pixels.read(folder.files().get(part[i]).path(), channels);
      x.slice(i).assign(image.resized(size.height(), size.width()).tensor());
    }
    return x;
  }

  private static INDArray labels(ImageFolder folder, int[] part, String mode) {
    int classes = folder.classNames().size();
    int[] labels = Arrays.stream(part).map(i -> folder.files().get(i).label()).toArray();
    if (mode.equals("binary") && classes != 2) {
      throw new IllegalArgumentException(
          CALLER
              + "expected two classes for labelMode(\"binary\") but got "
              + folder.classNames()
              + "; use labelMode(\"int\")");
    }
    return switch (mode) {
      case "categorical" -> OneHot.toCategorical(labels, classes);
      case "binary" -> Nd4j.createFromArray(labels).castTo(DataType.FLOAT).reshape(-1, 1);
      default -> Nd4j.createFromArray(labels);
    };
  }

  private static void say(String text) {
    Session.current().progressSink().write(text + "\n");
  }

  /** Returns a description with the shapes of the tensors but without their values. */
  @Override
  public String toString() {
    return "ImageDataset: x %s, y %s, classes %s"
        .formatted(
            Shapes.brackets(x.shape()), Shapes.brackets(y.shape()), String.join(", ", classNames));
  }
}
