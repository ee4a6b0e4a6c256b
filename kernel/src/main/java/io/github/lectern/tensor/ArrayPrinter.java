package io.github.lectern.tensor;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Prints tensors exactly as NumPy 1.x prints arrays with its default options.
 *
 * <p>If a tensor has more than 1000 elements, only the first three and the last three along each
 * axis are read and printed. A large tensor therefore takes no longer than a small one.
 */
public final class ArrayPrinter {
  private static final int LINE_WIDTH = 75;
  private static final String OPEN = "array(";

  private ArrayPrinter() {}

  /**
   * Returns a tensor as Python's {@code repr} shows it. The text includes the type, unless the type
   * is float64, int64 or bool and the tensor is not empty. Example: {@code array([[0., 1.]],
   * dtype=float32)}.
   */
  public static String repr(INDArray x) {
    boolean typeIsImplied = isImplied(x.dataType()) && !x.isEmpty();
    String end = typeIsImplied ? ")" : ",";
    String text = OPEN + values(x, end.length()) + end;
    if (typeIsImplied) {
      return text;
    }
    String type = "dtype=" + ElementTexts.dtype(x) + ")";
    int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
    boolean fits = lastLine + 1 + type.length() <= LINE_WIDTH;
    return text + (fits ? " " : "\n" + " ".repeat(OPEN.length())) + type;
  }

  /** Returns a tensor as Python's {@code print} shows it. Example: {@code [[0. 1.]]}. */
  public static String str(INDArray x) {
    if (x.isEmpty()) {
      return "[]";
    }
    return x.rank() == 0 ? ElementTexts.scalar(x) : layout(x, " ", " ", LINE_WIDTH);
  }

  /** Returns NumPy's name for the type of a tensor, such as "uint8" or "float32". */
  public static String dtype(INDArray x) {
    return ElementTexts.dtype(x);
  }

  private static String values(INDArray x, int endLength) {
    if (x.isEmpty()) {
      return "[]" + (x.rank() > 1 ? ", shape=" + Shapes.tuple(x) : "");
    }
    String indent = " ".repeat(OPEN.length() + 1);
    return layout(x, ", ", indent, LINE_WIDTH - endLength);
  }

  private static String layout(INDArray x, String separator, String indent, int lineWidth) {
    VisibleElements visible = new VisibleElements(x);
    List<String> texts = ElementTexts.of(x, visible);
    return ArrayLayout.of(visible, texts, separator, indent, lineWidth);
  }

  private static boolean isImplied(DataType type) {
    return type == DataType.DOUBLE || type == DataType.INT64 || type == DataType.BOOL;
  }
}
