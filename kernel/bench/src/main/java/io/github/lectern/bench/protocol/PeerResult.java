package io.github.lectern.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The result of a process: a line of JSON on its standard output, between the library's output.
 *
 * @param version the library's name and version
 * @param stepsOfEpoch the steps of a whole epoch
 * @param epochs in order
 * @param peakKilobytes the peak of resident memory until the end of training
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
  // NaN, from diverged training, must be transmitted as well
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
