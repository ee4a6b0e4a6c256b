package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The output of one cell, as it stands on the page: writes go in, messages come out.
 *
 * <p>It works like a terminal: what follows a carriage return replaces the unfinished last line.
 * Text that was not sent yet is replaced here. If it was sent, everything is cleared and sent
 * again, so that a page that knows no carriage return, such as one made by nbconvert, holds the
 * last state only. That is bounded: after {@link #REPLAY_LIMIT} characters, only finished lines are
 * sent.
 */
final class Transcript {
  static final int REPLAY_LIMIT = 64 * 1024;
  static final int MOST_CHARACTERS = 2_000_000;

  private final List<Item> items = new ArrayList<>();
  private boolean replay;
  private boolean onlyFinishedLines;
  private int finished;

  /** Adds text to a stream, as long as the page has room for it. */
  void write(StreamName stream, String text) {
    for (int i = 0; i < text.length() && finished < MOST_CHARACTERS; i++) {
      StreamItem item = streamItem(stream);
      item.put(text.charAt(i));
      if (finished + item.lineLength() >= MOST_CHARACTERS) {
        lastWords().chars().forEach(c -> item.put((char) c));
        finished = MOST_CHARACTERS;
      }
    }
  }

  private static String lastWords() {
    return String.format(
        Locale.ROOT,
        "\n(The text of this cell ends here, after %,d characters. A file takes more.)\n",
        MOST_CHARACTERS);
  }

  /** Adds something that is not text, such as a picture. */
  void add(Publication publication) {
    items.add(new OtherItem(publication));
  }

  /** Replaces the data of what was shown under a display id, for later replays. */
  void update(String displayId, JsonObject content) {
    for (Item item : items) {
      if (item instanceof OtherItem other) {
        other.update(displayId, content);
      }
    }
  }

  /** How many characters its finished lines have had. */
  int length() {
    return finished;
  }

  /** What the front ends do not know yet. */
  List<Publication> pending() {
    List<Publication> messages = new ArrayList<>();
    if (replay) {
      messages.add(new Publication("clear_output", Session.json(Map.of("wait", true))));
      items.forEach(Item::forgetSent);
      replay = false;
    }
    for (Item item : items) {
      item.pending(messages, onlyFinishedLines);
    }
    forgetWhatIsFinished();
    return messages;
  }

  /** The same at the end of a cell, when an unfinished line will not change any more. */
  List<Publication> last() {
    onlyFinishedLines = false;
    return pending();
  }

  private void forgetWhatIsFinished() {
    if (items.stream().mapToInt(Item::size).sum() > REPLAY_LIMIT) {
      onlyFinishedLines = true;
      items.subList(0, Math.max(0, items.size() - 1)).clear();
      items.forEach(Item::forgetFinished);
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
    abstract void pending(List<Publication> messages, boolean finishedLines);

    abstract void forgetSent();

    abstract int size();

    void forgetFinished() {}
  }

  private static final class OtherItem extends Item {
    private Publication publication;
    private boolean sent;

    OtherItem(Publication publication) {
      this.publication = publication;
    }

    @Override
    void pending(List<Publication> messages, boolean finishedLines) {
      if (!sent) {
        messages.add(publication);
        sent = true;
      }
    }

    @Override
    void forgetSent() {
      sent = false;
    }

    @Override
    int size() {
      return publication.content().toString().length();
    }

    void update(String displayId, JsonObject content) {
      JsonObject own = publication.content().getAsJsonObject("transient");
      if (own != null
          && own.has("display_id")
          && own.get("display_id").getAsString().equals(displayId)) {
        publication = new Publication(publication.type(), content);
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
        // Too much to send again: the line that was shown stays, and a new one begins.
        text.append('\n');
        lineStart = text.length();
        return;
      }
      replay |= sent > lineStart;
      text.setLength(lineStart);
    }

    @Override
    void pending(List<Publication> messages, boolean finishedLines) {
      int end = finishedLines ? Math.max(lineStart, sent) : text.length();
      if (end > sent) {
        messages.add(
            new Publication(
                "stream",
                Session.json(Map.of("name", stream.json(), "text", text.substring(sent, end)))));
        sent = end;
      }
    }

    @Override
    void forgetSent() {
      sent = 0;
    }

    @Override
    int size() {
      return text.length();
    }

    @Override
    void forgetFinished() {
      int cut = Math.min(lineStart, sent);
      text.delete(0, cut);
      lineStart -= cut;
      sent -= cut;
    }
  }
}
