package io.github.lectern.bench.curves;

import io.github.lectern.bench.curves.CostAxis.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/** Draws a plot for each curve, with one or two panels per line. */
final class Pictures {
  private static final double MILLI = 1e3;

  private Pictures() {}

  /** Draws the lines of a curve, and returns the path of the image file. */
  static Path draw(Curve curve, List<Measured> all, Path directory) throws IOException {
    List<CostPanel> panels =
        all.stream()
            .filter(measured -> measured.curve().equals(curve))
            .flatMap(measured -> panels(measured).stream())
            .toList();
    Files.createDirectories(directory);
    Path file = directory.resolve(curve.name() + ".png");
    if (!ImageIO.write(new CostPicture(panels).image(), "png", file.toFile())) {
      throw new IOException("this JDK cannot write PNG files: " + file);
    }
    return file;
  }

  private static List<CostPanel> panels(Measured measured) {
    return switch (measured.curve().name()) {
      case "batch" -> List.of(step(measured, Scale.DOUBLING, Scale.DECADES), image(measured));
      case "width" -> List.of(step(measured, Scale.DOUBLING, Scale.DECADES));
      case "samples" -> List.of(epoch(measured));
      default -> List.of(step(measured, Scale.COUNT, Scale.FROM_ZERO));
    };
  }

  private static CostPanel step(Measured measured, Scale x, Scale y) {
    return panel(
        measured,
        x,
        new CostAxis("milliseconds per step", y),
        point -> MILLI * point.timing().seconds(),
        point -> MILLI * point.limit());
  }

  private static CostPanel image(Measured measured) {
    return panel(
        measured,
        Scale.DOUBLING,
        new CostAxis("microseconds per image", Scale.FROM_ZERO),
        Point::microsecondsAnImage,
        Point::limitMicrosecondsAnImage);
  }

  private static CostPanel epoch(Measured measured) {
    return panel(
        measured,
        Scale.FROM_ZERO,
        new CostAxis("seconds per epoch", Scale.FROM_ZERO),
        point -> point.timing().seconds(),
        Point::limit);
  }

  private static CostPanel panel(
      Measured measured,
      Scale x,
      CostAxis y,
      ToDoubleFunction<Point> cost,
      ToDoubleFunction<Point> limit) {
    List<Point> points = measured.points();
    return new CostPanel(
        measured.line().name(),
        new CostAxis(measured.curve().varied(), x),
        y,
        points.stream().map(point -> (double) point.value()).toList(),
        points.stream().map(cost::applyAsDouble).toList(),
        points.stream().map(limit::applyAsDouble).toList());
  }
}
