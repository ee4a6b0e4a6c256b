package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lectern.tensor.Rows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Float32 arrays in NumPy's .npy format, version 1.0: a magic word, the length of a header, the
 * header as a Python dictionary, the numbers in C order.
 *
 * <p>Written and read here, since ND4J's reader trusts the header and may read beyond the bytes.
 */
final class Npy {
  private static final String MAGIC = "\u0093NUMPY\u0001\u0000";
  private static final int HEADER_START = MAGIC.length() + Short.BYTES;
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  private Npy() {}

  /** The bytes of an array, as {@code numpy.save} writes them. */
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
   * The array in such bytes.
   *
   * @throws IllegalArgumentException if they are anything else than a whole float32 array
   */
  static INDArray array(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    if (!text.startsWith(MAGIC) || bytes.length < HEADER_START) {
      throw new IllegalArgumentException("expected an array in .npy format, was something else");
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = HEADER_START + Short.toUnsignedInt(data.getShort(MAGIC.length()));
    long[] shape = shape(text.substring(HEADER_START, Math.min(start, bytes.length)));
    float[] values = new float[Math.max(0, bytes.length - start) / Float.BYTES];
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size == 0 || size * Float.BYTES != bytes.length - start) {
      throw new IllegalArgumentException(
          "expected " + size + " numbers in an array, was " + values.length);
    }
    data.position(start).asFloatBuffer().get(values);
    return Nd4j.create(values, shape, 'c');
  }

  private static long[] shape(String header) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected an array of float32 in C order, was " + header.strip());
    }
    return Pattern.compile(",")
        .splitAsStream(matcher.group(1))
        .map(String::strip)
        .filter(size -> !size.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
