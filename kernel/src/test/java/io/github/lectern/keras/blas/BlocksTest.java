package io.github.lectern.keras.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class BlocksTest {
  // 32 columns; 4096 / 32 = 128 terms at most, so 7 parts of 112; 1,000,000 / (32 x 112) = 279 rows
  @Test
  void a_small_product_is_divided_to_fit_the_cache() {
    assertThat(Blocks.of(32, 500, 784)).isEqualTo(new Blocks(OpenBlas.SGEMM, false, 272, 32, 112));
  }

  // 4096 / 30 = 136 terms at most, so 6 parts of 136; 1,000,000 / (30 x 136) = 245 rows
  @Test
  void a_narrow_product_is_divided_by_rows_and_terms() {
    assertThat(Blocks.of(1200, 30, 784)).isEqualTo(new Blocks(OpenBlas.SGEMM, false, 240, 30, 136));
  }

  // 1,000,000 / (40 x 100) = 250 rows
  @Test
  void a_product_with_few_terms_is_divided_by_rows_only() {
    assertThat(Blocks.of(1200, 40, 100)).isEqualTo(new Blocks(OpenBlas.SGEMM, false, 248, 40, 100));
  }

  @Test
  void a_sum_over_samples_is_one_block() {
    assertThat(Blocks.of(1, 500, 1200)).isEqualTo(new Blocks(OpenBlas.SGEMM, false, 8, 500, 1200));
  }

  @Test
  void a_large_product_is_one_block() {
    Blocks blocks = Blocks.of(1200, 500, 784);
    assertThat(blocks.library()).isSameAs(OneDnn.isUsable() ? OneDnn.SGEMM : OpenBlas.SGEMM);
    assertThat(blocks).isEqualTo(new Blocks(blocks.library(), true, 1200, 500, 784));
  }

  // at most 1,000,000 / (32 x 10) = 3125 terms; 784 / 4 = 196 terms, rounded up to a multiple of 8
  @Test
  void the_terms_are_divided_if_they_are_eight_times_the_rows() {
    Blocks deep = Blocks.deep(32, 10, 784).orElseThrow();
    assertThat(deep).isEqualTo(new Blocks(OpenBlas.SGEMM, false, 32, 10, 3120));
    assertThat(deep.termsInPart(784, 4)).isEqualTo(200);
    assertThat(Blocks.deep(32, 10, 255)).isEmpty();
    assertThat(Blocks.deep(32, 10, 256)).isPresent();
  }

  // 32 x 30 x 784 = 750,000 multiplications
  @Test
  void onednn_computes_deep_products_that_are_not_narrow_in_equal_parts() {
    assumeTrue(OneDnn.sumsWell(30, 750_000));
    Blocks deep = Blocks.deep(32, 30, 784).orElseThrow();
    assertThat(deep).isEqualTo(new Blocks(OneDnn.SGEMM, false, 32, 30, 784));
    assertThat(deep.termsInPart(500, 4)).isEqualTo(125);
    assertThat(Blocks.deep(32, 15, 7840).orElseThrow().library()).isSameAs(OpenBlas.SGEMM);
    assertThat(Blocks.deep(100, 500, 500)).isPresent();
    assertThat(Blocks.deep(126, 500, 500)).isEmpty();
  }

  @Test
  void sizes_are_divided_into_equal_multiples_of_eight() {
    assertThat(Blocks.even(784, 200)).isEqualTo(200);
    assertThat(Blocks.even(500, 32)).isEqualTo(32);
    assertThat(Blocks.even(100, 1000)).isEqualTo(104);
    assertThat(Blocks.aligned(0, 64)).isEqualTo(64);
    assertThat(Blocks.aligned(65, 64)).isEqualTo(128);
  }
}
