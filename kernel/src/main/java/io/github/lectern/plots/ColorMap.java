package io.github.lectern.plots;

import io.github.lectern.tensor.Names;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps numbers from 0 to 1 to colours. The maps have the same names as in matplotlib. */
final class ColorMap {
  /**
   * The name of the map from dark purple to yellow. The lightness rises steadily, so larger numbers
   * look brighter with any kind of colour vision.
   */
  static final String VIRIDIS = "viridis";

  static final String GRAY = "gray";

  /**
   * The name of the map from blue through white to red. The colours for negative and positive
   * numbers can be told apart with any kind of colour vision.
   */
  static final String RDBU_R = "RdBu_r";

  /**
   * The colours of each map at equally spaced numbers from 0 to 1. The colours between them are
   * interpolated linearly, channel by channel.
   */
  private static final Map<String, List<Integer>> TABLE =
      new TreeMap<>(
          Map.of(
              GRAY,
              List.of(0x000000, 0xffffff),
              VIRIDIS,
              List.of(
                  0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70,
                  0x7ad151, 0xbddf26, 0xfde725),
              RDBU_R,
              List.of(
                  0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582,
                  0xd6604d, 0xb2182b, 0x67001f)));

  private final List<Integer> anchors;

  private ColorMap(List<Integer> anchors) {
    this.anchors = anchors;
  }

  /**
   * Returns the colour map with the given name.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  static ColorMap named(String name) {
    if (!TABLE.containsKey(name)) {
      throw new IllegalArgumentException(Names.unknown("colour map", name, TABLE.keySet()));
    }
    return new ColorMap(TABLE.get(name));
  }

  /** Returns the colour of a number. Numbers below 0 count as 0, and numbers above 1 count as 1. */
  Color at(double number) {
    double place = Math.max(0, Math.min(1, number)) * (anchors.size() - 1);
    int below = Math.min((int) place, anchors.size() - 2);
    double share = place - below;
    return new Color(mixed(below, share, 16), mixed(below, share, 8), mixed(below, share, 0));
  }

  private int mixed(int below, double share, int shift) {
    int from = anchors.get(below) >> shift & 255;
    int to = anchors.get(below + 1) >> shift & 255;
    return (int) Math.round(from + share * (to - from));
  }
}
