package io.github.lectern.bench.protocol;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Fashion-MNIST as plain arrays, for the other libraries. */
public final class FashionImages {
  /** The height and width of an image. */
  public static final int SIDE = 28;

  /** The number of pixels of an image. */
  public static final int PIXELS = SIDE * SIDE;

  /** The number of classes. */
  public static final int CLASSES = 10;

  /** The number of training images. */
  public static final int TRAINING = 60_000;

  /** The number of test images. */
  public static final int TEST = 10_000;

  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;

  private final float[] pixels;
  private final int[] labels;

  private FashionImages(float[] pixels, int[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Returns the training images.
   *
   * @throws IOException if they are not on this machine
   */
  public static FashionImages training() throws IOException {
    return read("train", TRAINING);
  }

  /**
   * Returns the test images.
   *
   * @throws IOException if they are not on this machine
   */
  public static FashionImages test() throws IOException {
    return read("t10k", TEST);
  }

  /**
   * Returns the pixels, [n,784] in row-major order, from 0 to 255; callers must not modify them.
   */
  public float[] pixels() {
    return pixels;
  }

  /** Returns the label of an image, from 0 to 9. */
  public int label(int image) {
    return labels[image];
  }

  /** Returns the number of images. */
  public int count() {
    return labels.length;
  }

  /** Returns the labels as one-hot rows, [n,10]: 1 at the label and 0 elsewhere. */
  public float[] oneHot() {
    float[] rows = new float[count() * CLASSES];
    for (int i = 0; i < count(); i++) {
      rows[i * CLASSES + labels[i]] = 1;
    }
    return rows;
  }

  private static FashionImages read(String part, int count) throws IOException {
    byte[] pixels = bytes(part + "-images-idx3-ubyte", IMAGE_HEADER, count * PIXELS);
    byte[] labels = bytes(part + "-labels-idx1-ubyte", LABEL_HEADER, count);
    float[] floats = new float[pixels.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Byte.toUnsignedInt(pixels[i]);
    }
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Byte.toUnsignedInt(labels[i]);
    }
    return new FashionImages(floats, numbers);
  }

  private static byte[] bytes(String name, int header, int length) throws IOException {
    Path file = find(name);
    try (DataInputStream in = new DataInputStream(open(file))) {
      in.skipNBytes(header);
      byte[] content = new byte[length];
      in.readFully(content);
      return content;
    }
  }

  private static InputStream open(Path file) throws IOException {
    boolean packed = file.toString().endsWith(".gz");
    return packed ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file);
  }

  private static Path find(String name) throws IOException {
    List<Path> directories = directories();
    for (Path directory : directories) {
      for (String ending : List.of(".gz", "")) {
        Path file = directory.resolve(name + ending);
        if (Files.isRegularFile(file)) {
          return file;
        }
      }
    }
    throw new IOException(
        "found no " + name + ".gz in " + directories + "; ./lecture doctor says how to get it");
  }

  // the directories that the DSL's loader searches, in the same order
  private static List<Path> directories() {
    Path cache =
        variable("LECTERN_HOME")
            .orElseGet(
                () ->
                    variable("XDG_CACHE_HOME")
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("lectern"));
    return Stream.of(
            variable("LECTERN_DATA"),
            Optional.of(cache.resolve("fashion-mnist")),
            Optional.of(Path.of("/usr/share/datasets/fashion-mnist")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isEmpty()).map(Path::of);
  }
}
