package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.run.ThrowableSnapshot;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hints for exceptions that beginners encounter. */
final class RuntimeHints {
  private static final long MB = 1L << 20;
  private static final Pattern NULL = Pattern.compile(".*because \"?([^\"]+?)\"? is null");
  private static final Pattern INDEX =
      Pattern.compile("(?i).*index:? (-?\\d+).*?(?:length|size):? (\\d+).*");

  private static final String FREE =
      "assign null to large variables that you no longer need, or remove all variables with %reset";
  private static final String NULL_ARGUMENT =
      "check which argument is null; List.of, Map.of and other methods do not accept null";
  private static final String TENSORS = "make the tensor smaller, or " + FREE;

  private static final int SEARCHED = 10_000;
  private static final Pattern PULLED = Pattern.compile("Index can't be < 0 and >= (\\d+)");
  private static final Pattern RANGE = Pattern.compile("begin .*, end .*, length (\\d+)");

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  /** Holds the table, which is read when it is first needed, but never for an OutOfMemoryError. */
  static final class Table {
    static final HintTable EXCEPTIONS = HintTable.read("exceptions.txt");
  }

  private RuntimeHints() {}

  /**
   * Returns one line with a hint. The list is empty if there is no hint, as for Lectern's own
   * messages, which already say what to do.
   */
  static List<String> of(Throwable thrown) {
    List<String> hints = new ArrayList<>();
    Throwable root = root(thrown);
    StackTraceElement[] frames = root.getStackTrace();
    Throwable original = ThrowableSnapshot.original(root);
    String message = beginning(String.valueOf(root.getMessage()));
    InternalErrors.in(original, frames)
        .or(() -> find(original, message))
        .map(hint -> "  Try: " + hint)
        .ifPresent(hints::add);
    return hints;
  }

  /** Returns the exception at the end of the chain of causes. */
  static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /** Returns as much of a message as the rules need; searching a huge one takes seconds. */
  private static String beginning(String message) {
    return message.substring(0, Math.min(message.length(), SEARCHED));
  }

  private static Optional<String> find(Throwable root, String message) {
    if (root instanceof VirtualMachineError error) {
      return ofMachine(error, message);
    }
    if (root instanceof NullPointerException) {
      return ofNull(message);
    }
    if (root instanceof IndexOutOfBoundsException) {
      return ofIndex(message);
    }
    if (message.contains("bad_alloc")) {
      return Optional.of(TENSORS);
    }
    if (root instanceof FileNotFoundException || root instanceof NoSuchFileException) {
      return ofFile(message);
    }
    return ofPulledRows(message).or(() -> ofOthers(root, NameCleaner.clean(message)));
  }

  private static Optional<String> ofMachine(VirtualMachineError error, String message) {
    if (error instanceof StackOverflowError) {
      return Optional.of(
          "add a case that ends the recursion; a method calls itself too many times");
    }
    if (!(error instanceof OutOfMemoryError)) {
      return Optional.empty();
    }
    if (message.contains("hysicalBytes") || message.contains("Cannot allocate")) {
      return Optional.of(TENSORS);
    }
    if (message.contains("array size")) {
      return Optional.of("use a shorter array; its length must be below 2147483646");
    }
    long limit = Runtime.getRuntime().maxMemory() / MB;
    return Optional.of(FREE + "; the heap is limited to " + limit + " MB");
  }

  /** Returns a hint for Nd4j.pullRows, whose message names the length of the axis. */
  private static Optional<String> ofPulledRows(String message) {
    Matcher pulled = PULLED.matcher(message);
    return pulled.matches()
        ? Optional.of(
            "use indices from 0 to %d, because this axis has a length of %s"
                .formatted(Integer.parseInt(pulled.group(1)) - 1, pulled.group(1)))
        : Optional.empty();
  }

  private static Optional<String> ofNull(String message) {
    if (message.contains("BaseCpuDataBuffer")) {
      return Optional.of(
          "check the indices: each must be at least 0 and below the length of its axis, which"
              + " shape() returns");
    }
    Matcher matcher = NULL.matcher(NameCleaner.clean(message));
    if (matcher.matches()) {
      String name = matcher.group(1);
      // Code that was compiled without debug information has names such as <parameter1>.
      return Optional.of(
          name.startsWith("<")
              ? NULL_ARGUMENT
              : "give " + name + " a value first, or run the cell that does; it is null");
    }
    return message.equals("null") ? Optional.of(NULL_ARGUMENT) : Optional.empty();
  }

  private static Optional<String> ofIndex(String message) {
    Matcher range = RANGE.matcher(message);
    if (range.matches()) {
      return Optional.of(
          "keep 0 <= begin <= end <= " + range.group(1) + ", which is the length of the string");
    }
    Matcher matcher = INDEX.matcher(message);
    if (!matcher.matches()) {
      return Optional.of("count from 0: the last index is one less than the length");
    }
    int length = Integer.parseInt(matcher.group(2));
    return Optional.of(
        length == 0
            ? "check the length first; there are no elements here"
            : "count from 0: the last index here is " + (length - 1));
  }

  private static Optional<String> ofFile(String message) {
    return message.contains("expected")
        ? Optional.empty()
        : Optional.of("check the path; without a leading / it is relative to " + HERE);
  }

  /** Searches the table, where a rule for a class also applies to its subclasses. */
  private static Optional<String> ofOthers(Throwable root, String message) {
    List<String> headlines =
        Stream.<Class<?>>iterate(root.getClass(), c -> c != Object.class, Class::getSuperclass)
            .map(type -> type.getSimpleName() + ": " + message)
            .toList();
    return Table.EXCEPTIONS.rules().stream()
        .flatMap(rule -> headlines.stream().map(headline -> rule.apply(headline, "", 0)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
