package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Endpoint;
import io.github.lectern.jupyter.transport.Fields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.Session;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Standard input of the cells: each line is asked of the front end that ran the cell. */
final class FrontEndInput extends InputStream {
  private final Endpoint endpoint;
  private final Session session;
  private final CellOutput output;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private volatile Optional<Message> request = Optional.empty();
  private byte[] line = new byte[0];
  private int at;

  FrontEndInput(Endpoint endpoint, Session session, CellOutput output) {
    this.endpoint = endpoint;
    this.session = session;
    this.output = output;
  }

  /** Begins a cell. What was typed for an earlier one and not read is forgotten. */
  synchronized void begin(Message cellRequest) {
    boolean allowed = new Fields(cellRequest.content()).flag("allow_stdin", false);
    request = allowed ? Optional.of(cellRequest) : Optional.empty();
    line = new byte[0];
    at = 0;
  }

  /** Takes an answer of the front end. */
  void receive(Message reply) {
    answers.add(new Fields(reply.content()).text("value"));
  }

  @Override
  public synchronized int read() {
    fill();
    return line[at++] & 0xff;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - at;
  }

  private void fill() {
    if (at < line.length) {
      return;
    }
    Message cell =
        request.orElseThrow(
            () ->
                new IllegalStateException(
                    "System.in: nobody can be asked here; run the cell in a notebook page"));
    output.flushAll();
    answers.clear();
    endpoint.send(
        Channel.STDIN,
        session.answer(
            cell, "input_request", Session.json(Map.of("prompt", "", "password", false))));
    line = (await() + "\n").getBytes(UTF_8);
    at = 0;
  }

  private String await() {
    try {
      return answers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("System.in: interrupted while waiting for input", e);
    }
  }
}
