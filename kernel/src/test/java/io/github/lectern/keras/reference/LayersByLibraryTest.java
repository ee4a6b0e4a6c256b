package io.github.lectern.keras.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.github.lectern.AllTests;
import io.github.lectern.keras.layers.Dense;
import java.io.PrintWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests of the layers without oneDNN and AVX-512; among all tests, also without oneDNN
 * alone.
 */
@Tag("slow")
class LayersByLibraryTest {
  private static final int FEWEST_TESTS = 100;

  static List<Libraries> libraries() {
    return AllTests.orEvery(2, List.of(Libraries.WITHOUT_BOTH, Libraries.WITHOUT_ONEDNN));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void every_layer_passes_its_tests(Libraries libraries) throws Exception {
    Libraries.Result result = libraries.run(LayersByLibraryTest.class, List.of());
    assertThat(result.status()).as(result.output()).isZero();
  }

  /** Exits with the number of failures, or -1 if hardly any test was found. */
  public static void main(String[] arguments) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(Dense.class.getPackageName()))
                .filters(includeClassNamePatterns(".*Test"))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    summary.printTo(out);
    summary.printFailuresTo(out, 20);
    boolean few = summary.getTestsSucceededCount() < FEWEST_TESTS;
    System.exit(few ? -1 : (int) summary.getTotalFailureCount());
  }
}
