package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.run.ThrowableSnapshot;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.IllegalFormatException;
import java.util.InputMismatchException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to try after an exception, for those that beginners meet. */
final class RuntimeHints {
  private static final long MB = 1L << 20;
  private static final Pattern NULL = Pattern.compile(".*because \"?([^\"]+?)\"? is null");
  private static final Pattern INDEX =
      Pattern.compile("(?i).*index:? (-?\\d+).*?(?:length|size):? (\\d+).*");

  private static final String FREE =
      "set large variables that are not needed to null, or run %reset";
  private static final String TENSORS =
      "there is no memory for this tensor; make it smaller, or " + FREE;

  private static final Pattern RANGE = Pattern.compile("begin .*, end .*, length (\\d+)");

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  private RuntimeHints() {}

  /** At most one line; Lectern's own messages say what to do themselves. */
  static List<String> of(Throwable thrown) {
    List<String> hints = new ArrayList<>();
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    StackTraceElement[] frames = root.getStackTrace();
    Throwable original = ThrowableSnapshot.original(root);
    String message = String.valueOf(root.getMessage());
    InternalErrors.in(original, frames)
        .or(() -> find(original, message))
        .map(hint -> "  Try: " + hint)
        .ifPresent(hints::add);
    return hints;
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
    return ofTensors(message).or(() -> ofOthers(root, message));
  }

  private static Optional<String> ofMachine(VirtualMachineError error, String message) {
    if (error instanceof StackOverflowError) {
      return Optional.of("a method calls itself without end; it needs a case that ends the calls");
    }
    if (!(error instanceof OutOfMemoryError)) {
      return Optional.empty();
    }
    if (message.contains("hysicalBytes") || message.contains("Cannot allocate")) {
      return Optional.of(TENSORS);
    }
    if (message.contains("array size")) {
      return Optional.of("a shorter array; its length must stay below 2147483646");
    }
    long limit = Runtime.getRuntime().maxMemory() / MB;
    return Optional.of("the heap holds " + limit + " MB; " + FREE);
  }

  private static Optional<String> ofNull(String message) {
    Matcher matcher = NULL.matcher(NameCleaner.in(message));
    if (matcher.matches()) {
      return Optional.of(
          matcher.group(1) + " has no value yet; run the cell that sets it, or set it here");
    }
    return message.equals("null")
        ? Optional.of("a value given here is null; List.of, Map.of and others take no null")
        : Optional.empty();
  }

  private static Optional<String> ofIndex(String message) {
    Matcher range = RANGE.matcher(message);
    if (range.matches()) {
      return Optional.of(
          "the text has " + range.group(1) + " characters; positions go from 0 to that");
    }
    Matcher matcher = INDEX.matcher(message);
    if (!matcher.matches()) {
      return Optional.of("counting begins at 0, so the last index is one less than the length");
    }
    int length = Integer.parseInt(matcher.group(2));
    return Optional.of(
        length == 0
            ? "it is empty: check its length first"
            : "counting begins at 0, so the last index here is " + (length - 1));
  }

  /** ND4J's messages tell the shapes, but not what to do about them. */
  private static Optional<String> ofTensors(String message) {
    if (message.contains("matrix multiplication")) {
      return Optional.of(
          "as many columns in the first as rows in the second; transpose() swaps them");
    }
    if (message.contains("not broadcastable")) {
      return Optional.of("two tensors of one shape, or one with 1 where the shapes differ");
    }
    if (message.contains("did not match expected shape")) {
      return Optional.of(
          "two tensors with as many axes; see their shape(), and reshape(1, -1) makes a row of a"
              + " tensor with one axis");
    }
    if (message.contains("must not be >= shape")) {
      return Optional.of("counting begins at 0; shape() tells how many there are along each axis");
    }
    if (message.contains("New shape length")) {
      return Optional.of("a shape of as many elements; -1 in one place lets it be computed");
    }
    return Optional.empty();
  }

  private static Optional<String> ofOthers(Throwable root, String message) {
    if (message.contains("bad_alloc")) {
      return Optional.of(TENSORS);
    }
    if (root instanceof ArithmeticException && message.contains("zero")) {
      return Optional.of(
          "check the divisor first; with a double, such as 1.0 / 0, Java gives Infinity");
    }
    if (root instanceof NumberFormatException) {
      return Optional.of(
          "a text of digits only, as in Integer.parseInt(\"42\"); strip() removes blanks");
    }
    if (root instanceof FileNotFoundException || root instanceof NoSuchFileException) {
      return message.contains("expected")
          ? Optional.empty()
          : Optional.of("look at the path; one without / in front begins in " + HERE);
    }
    if (root instanceof AssertionError && message.equals("null")) {
      return Optional.of("what stands behind assert is not true; show its parts to see why");
    }
    if (message.startsWith("stream has already been")) {
      return Optional.of("a stream can be gone through once; make a new one from its source");
    }
    if (root instanceof ClassCastException && NameCleaner.in(message).endsWith("Comparable")) {
      return Optional.of("its class must implement Comparable, or the order be given");
    }
    if (root instanceof ClassCastException) {
      return Optional.of("ask with instanceof before the cast");
    }
    if (root instanceof ConcurrentModificationException) {
      return Optional.of(
          "do not change a collection while for goes over it; use removeIf or a copy");
    }
    if (root instanceof NegativeArraySizeException) {
      return Optional.of("a length of 0 or more");
    }
    if (root instanceof UnsupportedOperationException && message.equals("null")) {
      return Optional.of("this collection cannot be changed; copy it first: new ArrayList<>(...)");
    }
    if (root instanceof InputMismatchException) {
      return Optional.of("read the line with nextLine() and look at it before it is converted");
    }
    if (root instanceof NoSuchElementException) {
      return Optional.of("there is no element; ask with isEmpty(), hasNext() or isPresent() first");
    }
    if (root instanceof ArrayStoreException) {
      return Optional.of("an array takes only elements of the type that it was made with");
    }
    if (root instanceof IllegalFormatException) {
      return Optional.of("%d takes whole numbers, %.2f numbers with decimals, %s anything");
    }
    return Optional.empty();
  }
}
