package io.github.lectern.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The result of a process, which prints it as a line of JSON among the library's own output.
 *
 * @param version the library's name and version
 * @param stepsOfEpoch the number of steps in a whole epoch
 * @param epochs the epochs, in order
 * @param peakKilobytes the peak of resident memory until the end of training
 * @param score the score of the evaluation
 * @param evaluateSeconds the seconds of the first and the second evaluation
 * @param predictSeconds the seconds of the first and the second prediction
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

  /** Returns the result as a line that {@link #find} recognises. */
  String line() {
    return MARK + GSON.toJson(this);
  }

  /** Returns the result in the output of a process, if the process printed one. */
  public static Optional<PeerResult> find(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> GSON.fromJson(line.substring(MARK.length()), PeerResult.class))
        .findFirst();
  }
}
