package io.github.lectern.jupyter.zmtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/** The messages still to be written to one peer. */
final class OutputQueue {
  /** Limits each write, since the JDK copies heap buffers to direct memory of that size. */
  private static final int WRITE_BYTES = 128 * 1024;

  private static final int WRITE_BUFFERS = 64;

  /** The approximate memory overhead of an entry. */
  private static final int ENTRY_BYTES = 150;

  private final Deque<ByteBuffer> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long ownedBytes;
  private long writtenBytes;

  /** Adds bytes that only this queue holds. */
  void add(ByteBuffer bytes) {
    addShared(bytes);
    ownedBytes += bytes.remaining();
  }

  /** Adds bytes that are shared with other queues. */
  void addShared(ByteBuffer bytes) {
    queue.add(bytes.duplicate());
    queuedBytes += bytes.remaining();
  }

  int size() {
    return queue.size();
  }

  long queuedBytes() {
    return queuedBytes;
  }

  long writtenBytes() {
    return writtenBytes;
  }

  /** Returns the memory that only this queue holds, in bytes. */
  long heldBytes() {
    return Math.min(ownedBytes, queuedBytes) + (long) ENTRY_BYTES * queue.size();
  }

  /** Writes until the queue is empty or the channel accepts no more. */
  void writeTo(GatheringByteChannel channel) throws IOException {
    long written = 1;
    while (!queue.isEmpty() && written > 0) {
      written = channel.write(nextBuffers());
      queuedBytes -= written;
      writtenBytes += written;
      skip(written);
    }
  }

  private ByteBuffer[] nextBuffers() {
    ByteBuffer[] next = new ByteBuffer[Math.min(queue.size(), WRITE_BUFFERS)];
    int left = WRITE_BYTES;
    int count = 0;
    Iterator<ByteBuffer> buffers = queue.iterator();
    while (count < next.length && left > 0) {
      ByteBuffer slice = buffers.next().duplicate();
      slice.limit(slice.position() + Math.min(slice.remaining(), left));
      left -= slice.remaining();
      next[count++] = slice;
    }
    return count == next.length ? next : Arrays.copyOf(next, count);
  }

  private void skip(long written) {
    long left = written;
    while (left > 0) {
      ByteBuffer first = queue.element();
      int step = (int) Math.min(left, first.remaining());
      first.position(first.position() + step);
      left -= step;
      if (!first.hasRemaining()) {
        queue.remove();
      }
    }
    if (queue.isEmpty()) {
      ownedBytes = 0;
    }
  }
}
