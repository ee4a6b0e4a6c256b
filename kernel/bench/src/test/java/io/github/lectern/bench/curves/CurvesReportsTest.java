package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurvesReportsTest {
  private static final Curve BATCH = Curve.all(2).get(0);
  private static final List<Measured> ALL = List.of(SampleCurve.of(BATCH));

  @TempDir Path folder;

  static List<Curve> curves() {
    return Curve.all(2);
  }

  @Test
  void the_median_and_the_fastest_span_are_kept() {
    assertThat(SpanTiming.of(9, 1, 4, 7)).isEqualTo(new SpanTiming(5.5, 1, 4));
  }

  @Test
  void the_table_shows_three_digits_the_ratio_and_the_cost_of_an_image() {
    String text = CurvesTable.of(SampleCurve.MACHINE, "Haswell", SampleCurve.PEAKS, ALL);
    assertThat(text)
        .startsWith("Abacus, 2 cores; JDK; Linux\nOpenBLAS kernels: Haswell; load average 0.50")
        .contains("GEMM peak on 2 threads: 4.0 GFLOP/s")
        .contains("images per batch; 784-500-500-10")
        .contains("|        8 |       1.20 |       1.10 |      0.400 |     3.00 |    150.0 |")
        .contains("|     4800 |        600 |        550 |        400 |     1.50 |    125.0 |");
  }

  @Test
  void the_json_contains_every_point_in_seconds() {
    String text =
        CurvesJson.of(
            "2026-01-02",
            SampleCurve.MACHINE,
            "Haswell",
            SampleCurve.PEAKS,
            MeasurementPlan.FULL,
            ALL);
    JsonObject report = JsonParser.parseString(text).getAsJsonObject();
    assertThat(report.get("openblasKernels").getAsString()).isEqualTo("Haswell");
    assertThat(report.getAsJsonObject("gemmPeakByThreads").get("1").getAsDouble()).isEqualTo(2e9);
    JsonObject line = report.getAsJsonArray("curves").get(0).getAsJsonObject();
    assertThat(line.get("curve").getAsString()).isEqualTo("batch");
    JsonObject point = line.getAsJsonArray("points").get(1).getAsJsonObject();
    assertThat(point.get("at").getAsInt()).isEqualTo(4800);
    assertThat(point.get("seconds").getAsDouble()).isEqualTo(0.6);
    assertThat(point.get("limit").getAsDouble()).isEqualTo(0.4);
    assertThat(point.get("timed").getAsInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void each_curve_becomes_a_picture_with_ink_on_it(Curve curve) throws IOException {
    List<Measured> lines = List.of(SampleCurve.of(curve));
    Path file = Pictures.draw(curve, lines, folder.resolve("new"));
    assertThat(file).hasFileName(curve.name() + ".png");
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getHeight()).isEqualTo(320);
    assertThat(image.getWidth()).isEqualTo(curve.name().equals("batch") ? 880 : 440);
    assertThat(image.getRGB(0, 0)).as("paper").isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(0, 0, image.getWidth(), 320, null, 0, image.getWidth()))
        .as("the colours of the two lines")
        .contains(0xFF0072B2, 0xFFD55E00);
  }
}
