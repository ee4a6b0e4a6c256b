package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The share of the images on which each node of a net's first relu layer is active, that is, has an
 * output above 0. A node that is never active is called a dead relu: its output is always 0, and
 * training cannot change its weights any more.
 *
 * <pre>{@code
 * ActiveNodes.of(net1, X)
 * }</pre>
 *
 * <p>A notebook shows one box for each node, ten in a row as in {@code WeightImages}, filled up to
 * the node's share. Where a notebook is not trusted and the boxes lose their style, each row is a
 * line of text.
 */
public final class ActiveNodes implements Html {
  private static final String RELU = "relu";
  private static final double RARE = 0.01;
  private static final int IN_A_ROW = 10;
  private static final int SAMPLES_AT_ONCE = 5_000;
  private static final String BOXES =
      """
      <div style="max-width:800px">
      <p style="margin:.3em 0"><strong>Share of the images on which each node is active</strong></p>
      <div style="display:flex;flex-wrap:wrap;gap:10px">
      %s
      </div>
      <p style="margin:.3em 0">%s</p>
      </div>""";
  private final double[] shares;

  private ActiveNodes(double[] shares) {
    this.shares = shares;
  }

  /**
   * Measures the nodes of a net on images, without training it.
   *
   * @param net a net whose first relu, in a dense layer or in a layer of its own, has weights
   * @param x the images, prepared in the same way as the training images
   * @throws IllegalArgumentException if the net has no relu
   * @throws IllegalStateException if the net has no weights yet
   */
  public static ActiveNodes of(Sequential net, INDArray x) {
    List<Layer> layers = upToRelu(net);
    INDArray counts = counts(layers, x, 0);
    for (long from = SAMPLES_AT_ONCE; from < x.size(0); from += SAMPLES_AT_ONCE) {
      counts.addi(counts(layers, x, from));
    }
    return new ActiveNodes(counts.div(x.size(0)).toDoubleVector());
  }

  /** Returns the layers of a net up to the first one that ends with relu. */
  private static List<Layer> upToRelu(Sequential net) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : net.layers()) {
      if (!layer.isBuilt()) {
        throw new IllegalStateException(
            "ActiveNodes: %s has no weights yet; call fit(X, y) first, or build(784)"
                .formatted(layer.name()));
      }
      layers.add(layer);
      if (layer.activation().filter(function -> function.name().equals(RELU)).isPresent()) {
        return layers;
      }
    }
    throw new IllegalArgumentException("ActiveNodes: expected a net with a relu but got " + net);
  }

  /** Returns on how many samples of a slice each node is active, [nodes]. */
  private static INDArray counts(List<Layer> layers, INDArray x, long from) {
    long to = Math.min(from + SAMPLES_AT_ONCE, x.size(0));
    INDArray y = x.get(NDArrayIndex.interval(from, to));
    for (Layer layer : layers) {
      y = layer.call(y);
    }
    return Nd4j.createUninitialized(DataType.DOUBLE, y.size(1))
        .assign(y.gt(0).castTo(DataType.DOUBLE).sum(0));
  }

  /** Returns the share of each node, from 0 to 1. */
  public double[] shares() {
    return shares.clone();
  }

  /** Returns the number of nodes that are active on fewer than 1 image in 100, or on none. */
  public long rarelyActive() {
    return count(share -> share < RARE);
  }

  /** Returns the number of nodes that are active on no image. */
  public long neverActive() {
    return count(share -> share == 0);
  }

  private long count(DoublePredicate condition) {
    return Arrays.stream(shares).filter(condition).count();
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "Active on at least 1 image in 100: %d of %d nodes; on fewer: %d; on none: %d.",
        shares.length - rarelyActive(),
        shares.length,
        rarelyActive() - neverActive(),
        neverActive());
  }

  private static String words(double share) {
    if (share == 0) {
      return "never";
    }
    if (share == 1) {
      return "always";
    }
    if (share < RARE) {
      return "< 1 %";
    }
    return share > 1 - RARE ? "> 99 %" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  @Override
  public String toHtml() {
    return BOXES.formatted(
        IntStream.iterate(0, node -> node < shares.length, node -> node + IN_A_ROW)
            .mapToObj(this::row)
            .collect(Collectors.joining("\n")),
        summary());
  }

  // display:contents lets the boxes of all rows flow together on a narrow screen
  private String row(int from) {
    return IntStream.range(from, Math.min(from + IN_A_ROW, shares.length))
        .mapToObj(this::box)
        .collect(Collectors.joining("\n", "<div style=\"display:contents\">", "</div>"));
  }

  private String box(int node) {
    String words = Escape.html(words(shares[node]));
    return String.format(
        Locale.ROOT,
        """
        <span style="width:5.3em;height:4em;margin:0;padding:4px 0 0;box-sizing:content-box;\
        border:1px solid #8a8a8a;border-radius:3px;text-align:center;font-size:13px;\
        line-height:1.6;\
        background:linear-gradient(to top,rgba(0,114,178,.35) %1$.1f%%,transparent %1$.1f%%)">\
        node%2$d <strong style="display:block">%3$s</strong></span>""",
        100 * shares[node],
        node + 1,
        words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(summary());
    for (int node = 0; node < shares.length; node++) {
      text.append(node % IN_A_ROW == 0 ? "\n" : ", ")
          .append("node%d %s".formatted(node + 1, words(shares[node])));
    }
    return text.toString();
  }
}
