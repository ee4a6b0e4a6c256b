package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Buffers the output of one cell and turns it into messages.
 *
 * <p>As in a terminal, text after a carriage return replaces the unfinished line. If that line has
 * already been sent, the output is cleared and sent again, so that pages without support for
 * carriage returns, such as those of nbconvert, show only the last state. Once the output exceeds
 * {@link #REPLAY_LIMIT} characters, nothing is sent again, and only finished lines are sent.
 */
final class OutputBuffer {
  static final int REPLAY_LIMIT = 64 * 1024;
  static final int MAX_CHARACTERS = 2_000_000;

  private final List<Item> items = new ArrayList<>();
  private boolean replay;
  private boolean onlyFinishedLines;
  private int finished;

  /** Adds text to a stream, up to the limit of {@link #MAX_CHARACTERS} per cell. */
  void write(StreamName stream, String text) {
    for (int i = 0; i < text.length() && finished < MAX_CHARACTERS; i++) {
      StreamItem item = streamItem(stream);
      item.put(text.charAt(i));
      if (finished + item.lineLength() >= MAX_CHARACTERS) {
        truncationNotice().chars().forEach(c -> item.put((char) c));
        finished = MAX_CHARACTERS;
      }
    }
  }

  private static String truncationNotice() {
    return String.format(
        Locale.ROOT,
        "\n(This cell has printed %,d characters; the rest is not shown. Write to a file instead.)\n",
        MAX_CHARACTERS);
  }

  /** Adds other output, such as an image. */
  void add(IOPubMessage message) {
    items.add(new DataItem(message));
  }

  /** Replaces the data of a display id in later replays. */
  void update(String displayId, JsonObject content) {
    for (Item item : items) {
      if (item instanceof DataItem other) {
        other.update(displayId, content);
      }
    }
  }

  /** Returns the number of characters in finished lines. */
  int length() {
    return finished;
  }

  /** Returns the messages that have not been sent yet, and marks them as sent. */
  List<IOPubMessage> pending() {
    List<IOPubMessage> messages = new ArrayList<>();
    if (replay) {
      messages.add(new IOPubMessage("clear_output", MessageFactory.json(Map.of("wait", true))));
      items.forEach(Item::markUnsent);
      replay = false;
    }
    for (Item item : items) {
      item.pending(messages, onlyFinishedLines);
    }
    dropOldOutput();
    return messages;
  }

  /** Returns the remaining messages at the end of a cell, including its unfinished line. */
  List<IOPubMessage> last() {
    onlyFinishedLines = false;
    return pending();
  }

  private void dropOldOutput() {
    if (items.stream().mapToInt(Item::size).sum() > REPLAY_LIMIT) {
      onlyFinishedLines = true;
      items.subList(0, Math.max(0, items.size() - 1)).clear();
      items.forEach(Item::dropFinishedLines);
    }
  }

  private StreamItem streamItem(StreamName stream) {
    if (!items.isEmpty()
        && items.get(items.size() - 1) instanceof StreamItem last
        && last.stream == stream) {
      return last;
    }
    StreamItem item = new StreamItem(stream);
    items.add(item);
    return item;
  }

  private abstract static class Item {
    abstract void pending(List<IOPubMessage> messages, boolean finishedLines);

    abstract void markUnsent();

    abstract int size();

    void dropFinishedLines() {}
  }

  private static final class DataItem extends Item {
    private IOPubMessage message;
    private boolean sent;

    DataItem(IOPubMessage message) {
      this.message = message;
    }

    @Override
    void pending(List<IOPubMessage> messages, boolean finishedLines) {
      if (!sent) {
        messages.add(message);
        sent = true;
      }
    }

    @Override
    void markUnsent() {
      sent = false;
    }

    @Override
    int size() {
      return message.content().toString().length();
    }

    void update(String displayId, JsonObject content) {
      JsonObject own = message.content().getAsJsonObject("transient");
      if (own != null
          && own.has("display_id")
          && own.get("display_id").getAsString().equals(displayId)) {
        message = new IOPubMessage(message.type(), content);
      }
    }
  }

  private final class StreamItem extends Item {
    private final StreamName stream;
    private final StringBuilder text = new StringBuilder();
    private int lineStart;
    private int sent;
    private boolean returned;

    StreamItem(StreamName stream) {
      this.stream = stream;
    }

    void put(char c) {
      if (c == '\r') {
        returned = true;
        return;
      }
      if (returned && c != '\n') {
        startLineOver();
      }
      returned = false;
      text.append(c);
      if (c == '\n') {
        finished += lineLength();
        lineStart = text.length();
      }
    }

    int lineLength() {
      return text.length() - lineStart;
    }

    private void startLineOver() {
      if (sent > lineStart && onlyFinishedLines) {
        // There is too much to send again, so the sent line is kept and a new one begins.
        text.append('\n');
        lineStart = text.length();
        return;
      }
      replay |= sent > lineStart;
      text.setLength(lineStart);
    }

    @Override
    void pending(List<IOPubMessage> messages, boolean finishedLines) {
      int end = finishedLines ? Math.max(lineStart, sent) : text.length();
      if (end > sent) {
        messages.add(
            new IOPubMessage(
                "stream",
                MessageFactory.json(
                    Map.of("name", stream.json(), "text", text.substring(sent, end)))));
        sent = end;
      }
    }

    @Override
    void markUnsent() {
      sent = 0;
    }

    @Override
    int size() {
      return text.length();
    }

    @Override
    void dropFinishedLines() {
      int cut = Math.min(lineStart, sent);
      text.delete(0, cut);
      lineStart -= cut;
      sent -= cut;
    }
  }
}
