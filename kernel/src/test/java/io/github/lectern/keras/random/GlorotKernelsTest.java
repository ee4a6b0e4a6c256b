package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that seed 43052 produces the lecture's initial weights, bit for bit. */
class GlorotKernelsTest {
  @ParameterizedTest
  @CsvSource({
    "net1, 784-30-10, b1f71172 cf36c49d",
    "net2, 784-500-500-10, 54e1f13a bc4cbff9 5b112d30",
    "net3, 784-500-500-500-500-500-10, 54e1f13a bc4cbff9 70f2bbb2 b50b6a05 b82ad55c 71d02aa6"
  })
  void kernels_of_43052_are_those_of_tensorflow(String net, String widths, String crcs) {
    OperationSeeds seeds = new OperationSeeds(43052);
    int[] units = Arrays.stream(widths.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    List<String> expected = List.of(crcs.split(" ", -1));
    for (int layer = 1; layer < units.length; layer++) {
      float[] kernel = glorot(new PhiloxStream(seeds.next()), units[layer - 1], units[layer]);
      JsonObject golden = TensorFlowGolden.object(net + "_kernel" + layer);
      assertThat(TensorFlowGolden.crc32(kernel))
          .isEqualTo(expected.get(layer - 1))
          .isEqualTo(golden.get("crc32").getAsString());
      assertThat(firstBits(kernel))
          .isEqualTo(TensorFlowGolden.strings(golden.getAsJsonArray("first8_bits")));
    }
  }

  private static float[] glorot(PhiloxStream stream, int fanIn, int fanOut) {
    // limit = sqrt(3 / ((fanIn + fanOut) / 2)), w = u (max - min) + min
    float max = (float) Math.sqrt(3 * (1 / Math.max(1, (fanIn + fanOut) / 2.0)));
    float min = -max;
    float[] kernel = stream.uniform(fanIn * fanOut);
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = kernel[i] * (max - min) + min;
    }
    return kernel;
  }

  private static List<String> firstBits(float[] kernel) {
    return IntStream.range(0, 8)
        .mapToObj(i -> String.format("%08x", Float.floatToRawIntBits(kernel[i])))
        .toList();
  }
}
