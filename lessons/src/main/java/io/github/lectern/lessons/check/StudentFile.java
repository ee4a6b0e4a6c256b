package io.github.lectern.lessons.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * The file .progress.json in a student's course folder. It is replaced atomically. If it cannot be
 * read, it is renamed, and a new one begins with a note about that.
 *
 * @param path the file
 */
public record StudentFile(Path path) {
  private static final String NAME = ".progress.json";
  private static final String COPIES = ".shipped"; // only in the student's folder
  private static final String RECORDING = "LECTERN_PROGRESS"; // an environment variable; 0: off
  private static final List<String> NOT_A_STUDENT =
      List.of("CI", GradingRecord.TOKEN, NbgraderPoints.VARIABLE);
  private static final int TRIES = 20;
  private static final long PAUSE_NS = 50_000_000;

  /**
   * Returns the file of the student who runs this process; nothing if the working directory is
   * neither the course folder nor its exercises, if this is a grading run or a build server, or if
   * the environment variable LECTERN_PROGRESS is 0.
   */
  public static Optional<StudentFile> ofThisProcess() {
    return find(Path.of("").toAbsolutePath(), System.getenv());
  }

  /** Returns the file of a course folder; nothing if the folder is not a student's copy. */
  public static Optional<StudentFile> in(Path folder) {
    return Files.isDirectory(folder.resolve(COPIES))
        ? Optional.of(new StudentFile(folder.resolve(NAME)))
        : Optional.empty();
  }

  static Optional<StudentFile> find(Path directory, Map<String, String> environment) {
    if ("0".equals(environment.get(RECORDING))
        || NOT_A_STUDENT.stream().anyMatch(environment::containsKey)) {
      return Optional.empty();
    }
    boolean exercises = directory.endsWith("exercises");
    return in(exercises ? directory.getParent() : directory);
  }

  /** Returns the record; an empty one if there is no file or it cannot be read. */
  public StudentRecord read() {
    try {
      return parse();
    } catch (NoSuchFileException e) {
      return StudentRecord.EMPTY;
    } catch (IOException | JsonParseException e) {
      return StudentRecord.EMPTY.withNote(path + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Replaces the record by a changed one, and returns the new one. A change that cannot be written
   * is lost without an exception, since it must not stop the student's cell.
   */
  public StudentRecord update(UnaryOperator<StudentRecord> change) {
    synchronized (StudentFile.class) {
      try (FileChannel lock =
          FileChannel.open(
              path.resolveSibling(NAME + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        waitFor(lock);
        StudentRecord before = readOrSetAside();
        StudentRecord after = change.apply(before);
        if (!after.equals(before)) {
          write(after);
        }
        return after;
      } catch (IOException e) {
        return change.apply(read());
      }
    }
  }

  /** Two notebooks are two processes. After a second, the lock counts as left behind. */
  private static void waitFor(FileChannel lock) {
    try {
      for (int i = 0; i < TRIES && lock.tryLock() == null; i++) {
        LockSupport.parkNanos(PAUSE_NS);
      }
    } catch (IOException e) {
      return; // this file system has no locks
    }
  }

  private StudentRecord readOrSetAside() throws IOException {
    try {
      return parse();
    } catch (NoSuchFileException e) {
      return StudentRecord.EMPTY;
    } catch (JsonParseException e) {
      String stamp = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
      Path aside = path.resolveSibling(".progress-broken-" + stamp + ".json");
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
      return StudentRecord.EMPTY.withNote(
          "The file %s could not be read, so your progress starts over; the old file is now %s."
              .formatted(NAME, aside.getFileName()));
    }
  }

  private StudentRecord parse() throws IOException {
    String json = new String(Files.readAllBytes(path), UTF_8);
    Stored stored = new GsonBuilder().create().fromJson(json, Stored.class);
    if (stored == null || stored.answers == null || stored.recall == null) {
      throw new JsonParseException("it does not contain a student's answers");
    }
    boolean complete =
        stored.answers.stream().allMatch(answer -> answer != null && answer.isComplete())
            && stored.recall.values().stream()
                .allMatch(ids -> ids != null && ids.stream().allMatch(Objects::nonNull));
    if (!complete) {
      throw new JsonParseException("an answer is incomplete");
    }
    return new StudentRecord(
        Objects.requireNonNullElse(stored.note, ""), stored.answers, stored.recall);
  }

  private void write(StudentRecord data) throws IOException {
    Path fresh = Files.createTempFile(path.getParent(), NAME, ".new");
    try {
      String json =
          new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(data);
      Files.writeString(fresh, json);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The content of the file, in which anything may be missing. */
  private record Stored(
      String note, List<AnswerRecord> answers, Map<String, List<String>> recall) {}
}
