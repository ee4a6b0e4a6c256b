package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Cells that are run in every front end, and a reader of the results. */
final class StudentCells {
  /** A compiled net, with 2000 samples X and y to train it on. */
  static final String NET =
      """
      var X = Nd4j.rand(2000, 100);
      var y = Nd4j.rand(2000, 10);
      var net1 = new Sequential();
      net1.add(new Dense(30, activation("relu")));
      net1.add(new Dense(10));
      net1.compile(optimizer("adam"), loss("mse"));\
      """;

  /** A training run of 2000 steps per epoch that continues until it is stopped. */
  static final String ENDLESS = "net1.fit(X, y, epochs(Integer.MAX_VALUE), batchSize(1));";

  /** A training run with a live chart that is long enough to be watched. */
  static final String CHARTED =
      "var history = net1.fit(X, y, epochs(1000), batchSize(10), callbacks(new LiveChart()));";

  /** Questions for a name and for a password. */
  static final List<String> QUESTIONS =
      List.of(
          "var name = input(\"Name? \");\nname + \"!\"",
          "var key = password(\"Key? \");\nkey.length()");

  /** The maximum milliseconds from a click to its effect; a busy machine takes a second. */
  static final int SOON = 10_000;

  private StudentCells() {}

  /** Returns a list of texts from the JSON of a script. */
  static List<String> texts(JsonObject seen, String name) {
    return seen.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList();
  }
}
