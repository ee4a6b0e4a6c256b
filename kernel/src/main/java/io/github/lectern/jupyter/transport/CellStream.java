package io.github.lectern.jupyter.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/** Standard output or error of cells. Decodes bytes and writes the text to the cell's output. */
public final class CellStream extends OutputStream {
  private static final int PIECE = 8192;

  private final StreamName name;
  private final CellOutput output;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
  private final CharBuffer chars = CharBuffer.allocate(PIECE);

  private CellStream(StreamName name, CellOutput output) {
    this.name = name;
    this.output = output;
  }

  /** Returns a stream that prints to the output of cells. */
  public static PrintStream printStream(StreamName name, CellOutput output) {
    return new Printer(new CellStream(name, output));
  }

  private static final class Printer extends PrintStream {
    Printer(CellStream stream) {
      super(stream, true, UTF_8);
    }

    /** Prints text and line separator in one call; in a subclass, the JDK's method makes two. */
    @Override
    public void println(String text) {
      print(text + System.lineSeparator());
    }

    @Override
    public void println(Object value) {
      println(String.valueOf(value));
    }

    /** Formats without holding a lock, since an argument's toString() may never return. */
    @SuppressWarnings("AnnotateFormatMethod") // PrintStream has no annotation either
    @Override
    public PrintStream format(String format, Object... arguments) {
      print(String.format(format, arguments));
      return this;
    }

    @Override
    public PrintStream format(Locale locale, String format, Object... arguments) {
      print(String.format(locale, format, arguments));
      return this;
    }

    @Override
    public void close() {
      // A cell may close System.out, for example through a writer; later cells must still print.
      flush();
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] data, int offset, int length) {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      int count = Math.min(bytes.remaining(), end - at);
      bytes.put(data, at, count);
      at += count;
      decode();
    }
  }

  /** Decodes complete characters; the bytes of an incomplete one stay in the buffer. */
  private void decode() {
    bytes.flip();
    decoder.decode(bytes, chars, false);
    bytes.compact();
    chars.flip();
    if (chars.hasRemaining()) {
      output.write(name, chars.toString());
    }
    chars.clear();
  }
}
