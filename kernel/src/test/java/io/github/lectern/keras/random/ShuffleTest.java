package io.github.lectern.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 10_000, 60_000})
  void orders_of_43052_are_those_of_tensorflow(int samples) {
    JsonObject golden = TensorFlowGolden.object("shuffle_" + samples);
    Shuffle shuffle = new Shuffle(43052);
    int compared = 0;
    for (int epoch = 1; epoch <= 50; epoch++) {
      int[] order = shuffle.next(samples);
      if (golden.has(String.valueOf(epoch))) {
        JsonObject expected = golden.getAsJsonObject(String.valueOf(epoch));
        assertThat(TensorFlowGolden.crc32(order)).isEqualTo(expected.get("crc32").getAsString());
        assertThat(Arrays.copyOf(order, Math.min(16, samples)))
            .containsExactly(
                TensorFlowGolden.integers(expected.getAsJsonArray("first16"))
                    .toArray(Integer[]::new));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(golden.size());
  }

  @ParameterizedTest
  @CsvSource({
    "60000, 1, 93f80a23, 32434 16746 2073",
    "60000, 2, 97c5d43b, 2939 15376 14352",
    "60000, 20, 4aa91d3e, 22149 29018 43064",
    "60000, 50, 606468f7, 1963 41066 18875",
    "10000, 1, 7c4018e0, 2434 5968 2347"
  })
  void orders_are_the_published_ones(int samples, int epoch, String crc32, String first) {
    Shuffle shuffle = new Shuffle(43052);
    int[] order = shuffle.next(samples);
    for (int e = 2; e <= epoch; e++) {
      order = shuffle.next(samples);
    }
    assertThat(order).startsWith(first(first));
    assertThat(TensorFlowGolden.crc32(order)).isEqualTo(crc32);
  }

  private static int[] first(String numbers) {
    return Arrays.stream(numbers.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void every_sample_comes_once_for_any_count() {
    for (int samples = 0; samples <= 40; samples++) {
      int[] order = new Shuffle(samples).next(samples);
      assertThat(order)
          .containsExactlyInAnyOrder(IntStream.range(0, samples).boxed().toArray(Integer[]::new));
    }
  }

  @Test
  void a_seed_of_0_is_shuffled_with_the_modulus_as_second_seed() {
    Philox philox = new Philox(0, OperationSeed.MODULUS);
    int first = Integer.remainderUnsigned(philox.words(0, 1)[0], 1000);

    assertThat(new Shuffle(0).next(1000)[0]).isEqualTo(first);
  }
}
