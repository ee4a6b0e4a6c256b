package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.jupyter.Request.ExecuteRequest;
import io.github.lectern.jupyter.display.PromptSource;
import io.github.lectern.jupyter.transport.CellOutput;
import io.github.lectern.jupyter.transport.Channel;
import io.github.lectern.jupyter.transport.Endpoint;
import io.github.lectern.jupyter.transport.JsonFields;
import io.github.lectern.jupyter.transport.Message;
import io.github.lectern.jupyter.transport.MessageFactory;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** The standard input of cells. Requests each line from the front end that ran the cell. */
final class FrontEndInput extends InputStream implements PromptSource {
  /** The value that front ends send for Ctrl-D. */
  private static final String END = "\u0004";

  private final Endpoint endpoint;
  private final MessageFactory messages;
  private final CellOutput output;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private volatile Optional<Message> request = Optional.empty();
  private volatile boolean lineIsOld;
  private byte[] line = new byte[0];
  private int at;

  FrontEndInput(Endpoint endpoint, MessageFactory messages, CellOutput output) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.output = output;
  }

  /**
   * Starts the input of a new cell. Input left over from an earlier cell is discarded, and a thread
   * of an earlier cell that is still reading sees the end of the input.
   *
   * <p>This method takes no lock, since a thread that is still reading holds it.
   */
  void begin(ExecuteRequest cell) {
    request = cell.allowStdin() ? Optional.of(cell.message()) : Optional.empty();
    lineIsOld = true;
    answers.add(END);
  }

  /** Accepts an answer from the front end that ran the cell and ignores all other messages. */
  void receive(Message reply) {
    if (reply.type().equals("input_reply")
        && request.filter(r -> isFromSame(r, reply)).isPresent()) {
      answers.add(new JsonFields(reply.content()).text("value"));
    }
  }

  /**
   * Returns whether two messages have the same identities; a front end uses the same ones for its
   * shell and stdin sockets.
   */
  private static boolean isFromSame(Message a, Message b) {
    return a.identities().size() == b.identities().size()
        && IntStream.range(0, a.identities().size())
            .allMatch(i -> Arrays.equals(a.identities().get(i), b.identities().get(i)));
  }

  @Override
  public synchronized Optional<String> ask(String prompt, Echo echo) {
    Message cell =
        request.orElseThrow(
            () ->
                new IllegalStateException(
                    "System.in: this front end accepts no input; run the cell in a notebook"));
    output.flushAll();
    answers.clear();
    Map<String, Object> question = Map.of("prompt", prompt, "password", echo == Echo.HIDDEN);
    endpoint.send(
        Channel.STDIN, messages.answer(cell, "input_request", MessageFactory.json(question)));
    return Optional.of(await()).filter(answer -> !answer.equals(END));
  }

  @Override
  public synchronized int read() {
    return fill() ? line[at++] & 0xff : -1;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return lineIsOld ? 0 : line.length - at;
  }

  /** Returns whether there is input, after asking for the next line if necessary. */
  private boolean fill() {
    if (lineIsOld || at == line.length) {
      Optional<String> answer = ask("", Echo.SHOWN);
      line = answer.map(text -> (text + "\n").getBytes(UTF_8)).orElse(new byte[0]);
      at = 0;
      lineIsOld = false;
    }
    return at < line.length;
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
