package io.github.lectern.jupyter;

import com.google.gson.JsonObject;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;

/**
 * What an execute_request asks for.
 *
 * @param code the cell
 * @param silent whether nothing is to be shown or stored
 * @param stored whether it counts and goes into the history
 * @param userExpressions what is to be evaluated after the cell, by name
 * @param stopOnError whether cells that wait are to be dropped if this one fails
 */
record CellRequest(
    String code, boolean silent, boolean stored, JsonObject userExpressions, boolean stopOnError) {

  /**
   * Reads the content of a request.
   *
   * @throws IllegalArgumentException if a field has the wrong type
   */
  static CellRequest of(Message request) {
    Fields fields = new Fields(request.content());
    String code = fields.text("code");
    boolean silent = fields.flag("silent", false);
    // Like IPython: a blank cell is run, and neither counted nor stored.
    boolean stored = fields.flag("store_history", true) && !silent && !code.isBlank();
    boolean stopOnError = fields.flag("stop_on_error", true) && !silent;
    return new CellRequest(code, silent, stored, fields.object("user_expressions"), stopOnError);
  }
}
