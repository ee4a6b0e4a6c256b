package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks a directory against other threads and processes. If a process dies, its lock is released.
 */
final class CacheLock {
  /** Work done under the lock. */
  interface Work<T> {
    T run() throws SourceException, IOException, InterruptedException;
  }

  /** The lock between the threads of this process; file locks exclude only other processes. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final ProgressSink sink;

  CacheLock(ProgressSink sink) {
    this.sink = sink;
  }

  /** Waits for the lock, runs the work and releases the lock; an interrupt ends the wait. */
  <T> T during(Path directory, Work<T> work) throws SourceException, InterruptedException {
    THREADS.lockInterruptibly();
    try (FileChannel channel = open(directory)) {
      await(channel, directory);
      return work.run();
    } catch (IOException e) {
      throw SourceException.of(e, directory);
    } finally {
      THREADS.unlock();
    }
  }

  private static FileChannel open(Path directory) throws IOException {
    Path lock = Files.createDirectories(directory).resolve(".lock");
    RegularFile.requireIfPresent(lock);
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Waits for the file lock, which is released when the channel is closed. */
  private void await(FileChannel channel, Path directory) throws IOException {
    if (channel.tryLock() == null) {
      sink.write("Waiting for another program to finish writing to " + directory + "\n");
      channel.lock();
    }
  }
}
