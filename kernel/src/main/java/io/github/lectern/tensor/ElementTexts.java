package io.github.lectern.tensor;

import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Formats the elements of a tensor as NumPy does, and returns NumPy's name for their type. */
final class ElementTexts {
  private static final String QUOTE = "'";

  private ElementTexts() {}

  /** Returns the texts of the visible elements in C order; numbers are padded to equal length. */
  static List<String> of(INDArray x, VisibleElements visible) {
    DataType type = x.dataType();
    return switch (type) {
      case FLOAT, DOUBLE, HALF, BFLOAT16 ->
          FloatFormat.array(visible.read(x::getDouble), FloatType.of(type));
      case UTF8 -> visible.read(index -> QUOTE + string(x, index) + QUOTE);
      case BOOL -> // NumPy reserves the width of False
          aligned(visible.read(index -> integer(x.getLong(index), type)), x.rank() == 0 ? 0 : 5);
      default -> aligned(visible.read(index -> integer(x.getLong(index), type)), 0);
    };
  }

  /**
   * Returns the text of a tensor of rank 0 as Python's {@code str} shows it: without type, quotes
   * or padding.
   */
  static String scalar(INDArray x) {
    long[] index = {};
    DataType type = x.dataType();
    return switch (type) {
      case FLOAT, DOUBLE, HALF, BFLOAT16 ->
          FloatFormat.scalar(x.getDouble(index), FloatType.of(type));
      case UTF8 -> string(x, index);
      default -> integer(x.getLong(index), type);
    };
  }

  /** Returns NumPy's name for the type of a tensor, such as "uint8". */
  static String dtype(INDArray x) {
    return switch (x.dataType()) {
      case FLOAT -> "float32";
      case DOUBLE -> "float64";
      case HALF -> "float16";
      case LONG -> "int64";
      case INT -> "int32";
      case SHORT -> "int16";
      case BYTE -> "int8";
      case UBYTE -> "uint8";
      case UTF8 -> "'<U" + longestString(x) + QUOTE;
      default -> x.dataType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String integer(long value, DataType type) {
    return switch (type) {
      case BOOL -> value == 0 ? "False" : "True";
      case UINT64 -> Long.toUnsignedString(value);
      default -> Long.toString(value);
    };
  }

  private static List<String> aligned(List<String> texts, int atLeast) {
    int width = texts.stream().mapToInt(String::length).reduce(atLeast, Math::max);
    return texts.stream().map(text -> " ".repeat(width - text.length()) + text).toList();
  }

  private static String string(INDArray x, long... index) {
    long position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      position = position * x.size(axis) + index[axis];
    }
    return x.getString(position);
  }

  private static int longestString(INDArray x) {
    int longest = 1;
    for (long i = 0; i < x.length(); i++) {
      longest = Math.max(longest, x.getString(i).length());
    }
    return longest;
  }
}
