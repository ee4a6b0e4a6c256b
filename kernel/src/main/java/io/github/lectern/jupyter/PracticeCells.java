package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.CellStream;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Outlet;
import io.github.lectern.jupyter.transport.Session;
import io.github.lectern.jupyter.transport.StreamName;
import io.github.lectern.jupyter.transport.VitalWork;
import java.io.PrintStream;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/**
 * Cells without effect, answered as a student's are, from the request to the last message; on the
 * cells' thread.
 */
final class PracticeCells {
  static final String LOOP = "for (int i = 0; i < 2; i++) { String.valueOf(i); }";

  private static final String SUM = "1 + 1";
  // An analysis is a third of what a cell takes: nobody waits long for one of the first, slow ones.
  private static final int ANALYSES = 4;
  private static final int CELLS = 36;
  private static final int LINES = 200;

  private final JavaEvaluator evaluator;
  private final Session session = new Session();
  private final Exchange exchange;
  private final CellOutput output;
  private final PrintStream out;
  private final CellService service;

  /**
   * Cells to practise with.
   *
   * @param nowhere takes the messages
   */
  PracticeCells(JavaEvaluator evaluator, Renderer renderer, Outlet nowhere, VitalWork vital) {
    this.evaluator = evaluator;
    this.exchange = new Exchange(nowhere, session, vital);
    this.output = new CellOutput(nowhere::publish, () -> false, session);
    this.out = CellStream.printStream(StreamName.STDOUT, output);
    this.service = new CellService(evaluator, renderer, output, new History());
  }

  /** Does the piece of a number, and tells whether there are more. */
  boolean run(int number) {
    if (number < ANALYSES) {
      evaluator.analyze(SUM);
    } else if (number < ANALYSES + CELLS) {
      exchange.answer(Channel.SHELL, request(number % 2 == 0 ? SUM : LOOP), service::execute);
      print();
    } else {
      output.close();
      return false;
    }
    return true;
  }

  private Message request(String code) {
    return session.publication(
        new JsonObject(),
        "execute_request",
        Session.json(Map.of("code", code, "store_history", false)));
  }

  private void print() {
    for (int i = 0; i < LINES; i++) {
      out.println("line " + i);
    }
    output.flushAll();
  }
}
