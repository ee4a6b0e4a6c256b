package io.github.lectern.lessons.notebooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Cells that a student runs in every front end, and how what was seen there is read. */
final class StudentCells {
  /** A net that is ready to be trained on X and y, which have 2000 samples. */
  static final String NET =
      """
      var X = Nd4j.rand(2000, 100);
      var y = Nd4j.rand(2000, 10);
      var net1 = new Sequential();
      net1.add(new Dense(30, activation("relu")));
      net1.add(new Dense(10));
      net1.compile(optimizer("adam"), loss("mse"));\
      """;

  /** A training of the net, in 2000 steps an epoch, that goes on until it is stopped. */
  static final String ENDLESS = "net1.fit(X, y, epochs(Integer.MAX_VALUE), batchSize(1));";

  /** A training of the net with a live chart that has time to grow. */
  static final String CHARTED =
      "var history = net1.fit(X, y, epochs(300), batchSize(10), callbacks(new LiveChart()));";

  /** Questions for a name and for a password. */
  static final List<String> QUESTIONS =
      List.of(
          "var name = input(\"Name? \");\nname + \"!\"",
          "var key = password(\"Key? \");\nkey.length()");

  /** Milliseconds from a click to the page showing the end; a busy machine takes a second. */
  static final int SOON = 10_000;

  private StudentCells() {}

  /** What a script saw of that name, as a list of texts. */
  static List<String> texts(JsonObject seen, String name) {
    return seen.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList();
  }
}
