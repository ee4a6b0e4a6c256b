package io.github.lectern.keras.random;

/**
 * The random numbers of one TensorFlow operation: {@code tf.random.uniform}, {@code normal} or
 * {@code truncated_normal} in float32.
 *
 * <p>Each call continues after the blocks of the previous one; like TensorFlow's kernels, it
 * reserves 256 blocks for each number. The uniform numbers of the first call are checked bit for
 * bit against golden values. The normal numbers are checked against the example in TensorFlow's
 * documentation, to its printed digits. Truncated normal numbers and the numbers of later calls
 * follow TensorFlow's source (random_distributions.h, random_op_cpu.h) and have not been compared
 * with its output.
 */
public final class PhiloxStream {
  private static final int RESERVED = 256;
  private static final float LIMIT = 2f;

  private final Philox philox;
  private long start;

  /** Creates a stream that starts at the operation's first number. */
  public PhiloxStream(OperationSeed seed) {
    this(seed, 0);
  }

  /**
   * Creates a stream that continues at a position.
   *
   * @param position the block that the next call starts with, as returned by {@link #position}
   * @throws IllegalArgumentException if the position is negative
   */
  public PhiloxStream(OperationSeed seed, long position) {
    if (position < 0) {
      throw new IllegalArgumentException(
          "expected a position of at least 0 in a random stream but got " + position);
    }
    this.philox = new Philox(seed);
    start = position;
  }

  /** Returns the block that the next call starts with. */
  public long position() {
    return start;
  }

  /** Resets the stream to the operation's first number. */
  public void startOver() {
    start = 0;
  }

  /**
   * Returns uniformly distributed random numbers.
   *
   * @param count the number of random numbers
   * @return floats in [0, 1)
   */
  public float[] uniform(int count) {
    float[] numbers = new float[count];
    drawUniform(count).read(0, count, numbers);
    return numbers;
  }

  /**
   * Reserves the same numbers as {@link #uniform}, but computes them only when they are read.
   *
   * @param count the number of random numbers
   */
  public UniformDraw drawUniform(int count) {
    long first = reserve(count);
    return (from, size, target) -> readUniform(first, from, size, target);
  }

  private void readUniform(long first, int from, int size, float[] target) {
    int[] words = new int[Philox.WORDS];
    for (int i = 0; i < size; ) {
      int index = from + i;
      philox.block(first + index / Philox.WORDS, words);
      for (int k = index % Philox.WORDS; k < Philox.WORDS && i < size; k++) {
        target[i++] = Uniform.unit(words[k]);
      }
    }
  }

  /**
   * Returns normally distributed random numbers with mean 0 and standard deviation 1.
   *
   * @param count the number of random numbers
   */
  public float[] normal(int count) {
    float[] numbers = new float[count];
    int[] words = philox.words(reserve(count), count + count % 2);
    float[] pair = new float[2];
    for (int i = 0; i < count; i += 2) {
      BoxMuller.pair(words[i], words[i + 1], pair);
      System.arraycopy(pair, 0, numbers, i, Math.min(2, count - i));
    }
    return numbers;
  }

  /**
   * Returns normally distributed random numbers like {@link #normal}, but redraws numbers whose
   * magnitude is 2 or more.
   *
   * @param count the number of random numbers
   * @return floats in (-2, 2)
   */
  public float[] truncatedNormal(int count) {
    float[] numbers = new float[count];
    long first = reserve(count);
    // Four numbers share a region of 256 blocks, so rejections do not shift the numbers after them.
    for (int i = 0; i < count; i += Philox.WORDS) {
      float[] four = fourTruncated(first + (long) (i / Philox.WORDS) * RESERVED);
      System.arraycopy(four, 0, numbers, i, Math.min(Philox.WORDS, count - i));
    }
    return numbers;
  }

  private float[] fourTruncated(long first) {
    float[] four = new float[Philox.WORDS];
    int[] words = new int[Philox.WORDS];
    float[] pair = new float[2];
    int found = 0;
    for (long block = first; found < four.length; block++) {
      philox.block(block, words);
      for (int i = 0; i < words.length && found < four.length; i += 2) {
        BoxMuller.pair(words[i], words[i + 1], pair);
        found = accept(pair[0], four, found);
        found = accept(pair[1], four, found);
      }
    }
    return four;
  }

  private static int accept(float number, float[] numbers, int found) {
    if (found == numbers.length || Math.abs(number) >= LIMIT) {
      return found;
    }
    numbers[found] = number;
    return found + 1;
  }

  private long reserve(int count) {
    long first = start;
    start += (long) count * RESERVED;
    return first;
  }
}
