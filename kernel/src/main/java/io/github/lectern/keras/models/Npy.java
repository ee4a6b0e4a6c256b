package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes and reads float32 arrays in NumPy's .npy format, version 1.0: a magic string, the length
 * of the header, the header as a Python dictionary, and the numbers in C order.
 *
 * <p>ND4J's reader is not used, since it trusts the header and may read beyond the end of the
 * bytes.
 */
final class Npy {
  private static final String MAGIC = "\u0093NUMPY\u0001\u0000";
  private static final int HEADER_START = MAGIC.length() + Short.BYTES;
  private static final int ALIGNMENT = 64;
  private static final int LEAST_ALIGNMENT = 16; // in files from older versions of NumPy
  private static final int MOST_HEADER = 0xFFFF;
  private static final int MOST_SHOWN = 200;
  private static final int PART = 1 << 16;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  private Npy() {}

  /** Returns the bytes of an array, as {@code numpy.save} writes them. */
  static byte[] bytes(INDArray array) {
    String header = header(array.shape());
    float[] values = values(array);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_START + header.length() + values.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC.getBytes(ISO_8859_1)).putShort((short) header.length());
    bytes.put(header.getBytes(ISO_8859_1)).asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] values(INDArray array) {
    Rows rows = Rows.of(array);
    float[] values = new float[rows.count() * rows.width()];
    rows.read(0, rows.count(), values);
    return values;
  }

  private static String header(long[] shape) {
    String sizes =
        shape.length == 1
            ? shape[0] + ","
            : LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
    int unaligned = (HEADER_START + header.length() + 1) % ALIGNMENT;
    return header + " ".repeat((ALIGNMENT - unaligned) % ALIGNMENT) + "\n";
  }

  /**
   * Returns whether a file of this size can contain an aligned header and exactly that many
   * numbers.
   */
  static boolean canHold(long numbers, long bytes) {
    long header = bytes - numbers * Float.BYTES;
    return header >= HEADER_START
        && header <= HEADER_START + MOST_HEADER
        && header % LEAST_ALIGNMENT == 0;
  }

  /**
   * Reads the numbers of an array in C order. Apart from small buffers, it allocates only the
   * memory that the shape requires.
   *
   * @param shape the shape that the array must have
   * @throws IllegalArgumentException if the bytes are not a float32 array of this shape
   * @throws IOException if the bytes cannot be read
   */
  static float[] read(InputStream bytes, long[] shape) throws IOException {
    requireHeader(bytes, shape);
    float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    byte[] part = new byte[PART];
    for (int from = 0; from < values.length; from += PART / Float.BYTES) {
      int count = Math.min(PART / Float.BYTES, values.length - from);
      if (bytes.readNBytes(part, 0, count * Float.BYTES) < count * Float.BYTES) {
        throw new IllegalArgumentException(
            "expected an array " + Shapes.brackets(shape) + " but the file ends too early");
      }
      ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, from, count);
    }
    if (bytes.read() >= 0) {
      throw new IllegalArgumentException(
          "expected an array " + Shapes.brackets(shape) + " but the file contains more numbers");
    }
    return values;
  }

  private static void requireHeader(InputStream bytes, long[] shape) throws IOException {
    byte[] start = bytes.readNBytes(HEADER_START);
    if (start.length < HEADER_START || !new String(start, ISO_8859_1).startsWith(MAGIC)) {
      throw new IllegalArgumentException("expected an array in .npy format but got something else");
    }
    ByteBuffer length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = bytes.readNBytes(Short.toUnsignedInt(length.getShort(MAGIC.length())));
    Matcher matcher = HEADER.matcher(new String(header, ISO_8859_1));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected an array of float32 in C order but got "
              + new String(header, 0, Math.min(header.length, MOST_SHOWN), ISO_8859_1).strip());
    }
    String actual = matcher.group(1).replace(" ", "");
    String expected = LongStream.of(shape).mapToObj(n -> n + ",").collect(Collectors.joining());
    if (!(actual + ",").replace(",,", ",").equals(expected)) {
      throw new IllegalArgumentException(
          "expected an array " + Shapes.brackets(shape) + " but got [" + actual + "]");
    }
  }
}
