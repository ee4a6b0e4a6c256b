package io.github.lectern.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What one process tells: a line of JSON on its standard output, among whatever a library prints.
 *
 * @param version the library's name and version
 * @param stepsOfEpoch the steps that a whole epoch has
 * @param epochs in their order
 * @param peakKilobytes the most memory that was resident until the end of the training
 * @param score of the evaluation
 * @param evaluateSeconds of the first and the second call
 * @param predictSeconds of the first and the second call
 */
public record PeerResult(
    String version,
    int stepsOfEpoch,
    List<Epoch> epochs,
    long peakKilobytes,
    Score score,
    List<Double> evaluateSeconds,
    List<Double> predictSeconds) {
  private static final String MARK = "lectern-bench-result ";
  // a diverged training's NaN has to arrive too
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** The line that {@link #find} finds. */
  String line() {
    return MARK + GSON.toJson(this);
  }

  /** The result in what a process printed, if it came so far. */
  public static Optional<PeerResult> find(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> GSON.fromJson(line.substring(MARK.length()), PeerResult.class))
        .findFirst();
  }
}
