package io.github.lectern.lessons.leavers;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * The employees of the story: a thousand, ten of whom leave. The data are random, but match the
 * story's figures: five of the ten leavers asked for a reference letter, and nobody else did; a
 * hundred employees, including all ten leavers, sigh more than three times a day.
 */
public final class Leavers {
  private static final int PEOPLE = 1000;
  private static final int LEAVERS = 10;
  private static final int LETTERS = 5;
  private static final int ODD = 100;
  private static final int ODD_SIGHS = 4;
  private static final List<String> FEATURES =
      List.of(
          "years here",
          "months without a raise",
          "overtime hours",
          "commute minutes",
          "sighs a day");

  private Leavers() {}

  /**
   * Returns a thousand employees, one per row. The same seed always returns the same employees.
   *
   * <pre>{@code
   * Leavers.people(43052)
   * }</pre>
   */
  public static Table people(long seed) {
    Random random = new Random(seed);
    List<Employee> people = Stream.generate(() -> Employee.drawn(random)).limit(PEOPLE).toList();
    List<Integer> leavers = mostStrained(people, random, 1).limit(LEAVERS).toList();
    Set<Integer> odd = new HashSet<>(leavers);
    for (int i : mostStrained(people, random, 2).toList()) {
      if (odd.size() < ODD) {
        odd.add(i);
      }
    }
    int[] sighs = IntStream.range(0, PEOPLE).map(i -> sighs(odd.contains(i), random)).toArray();
    return Table.create(
        "The people",
        IntColumn.create("employee", IntStream.rangeClosed(1, PEOPLE).toArray()),
        years(people),
        ints(FEATURES.get(1), people.stream().mapToInt(Employee::monthsWithoutRaise)),
        ints(FEATURES.get(2), people.stream().mapToInt(Employee::overtimeHours)),
        ints(FEATURES.get(3), people.stream().mapToInt(Employee::commuteMinutes)),
        ints(FEATURES.get(4), IntStream.of(sighs)),
        answers("reference letter", Set.copyOf(leavers.subList(0, LETTERS))),
        answers("left", Set.copyOf(leavers)));
  }

  /**
   * Returns all row numbers in descending order of strain plus noise, where {@code chance} is the
   * standard deviation of the noise.
   */
  private static Stream<Integer> mostStrained(List<Employee> people, Random random, double chance) {
    double[] strain =
        people.stream().mapToDouble(e -> e.strain() + chance * random.nextGaussian()).toArray();
    return IntStream.range(0, PEOPLE).boxed().sorted(Comparator.comparing(i -> -strain[i]));
  }

  private static int sighs(boolean isOdd, Random random) {
    return isOdd ? ODD_SIGHS + random.nextInt(4) : random.nextInt(ODD_SIGHS);
  }

  private static DoubleColumn years(List<Employee> people) {
    DoubleColumn years =
        DoubleColumn.create(FEATURES.get(0), people.stream().mapToDouble(Employee::years));
    years.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(1));
    return years;
  }

  private static IntColumn ints(String name, IntStream values) {
    return IntColumn.create(name, values.toArray());
  }

  private static BooleanColumn answers(String name, Set<Integer> yes) {
    return BooleanColumn.create(name, IntStream.range(0, PEOPLE).mapToObj(yes::contains).toList());
  }

  /** Returns the labels, [people, 1]: 1 for employees who left, 0 for those who stayed. */
  public static INDArray left(Table people) {
    return flag(people, person -> person.getBoolean("left"));
  }

  /**
   * Applies a rule to each employee. Returns [people, 1]: 1 where the rule is true, 0 elsewhere.
   *
   * <pre>{@code
   * Leavers.flag(people, person -> person.getInt("sighs a day") > 3)
   * }</pre>
   *
   * @throws RuntimeException if the rule throws one, for example because a column does not exist
   */
  public static INDArray flag(Table people, Predicate<Row> rule) {
    float[] flags = new float[people.rowCount()];
    people.forEach(person -> flags[person.getRowNumber()] = rule.test(person) ? 1 : 0);
    return Nd4j.createFromArray(flags).reshape(-1, 1);
  }

  /**
   * Returns the inputs of a model, [people, 5]: the columns from "years here" to "sighs a day",
   * standardised to mean 0 and standard deviation 1. The reference letters are confidential and
   * therefore left out.
   */
  public static INDArray features(Table people) {
    return features(people, people);
  }

  /**
   * Returns the inputs of a model for {@code people}, standardised with the means and standard
   * deviations of {@code before}.
   */
  public static INDArray features(Table people, Table before) {
    // z = (x - mean) / s
    float[][] rows = new float[people.rowCount()][FEATURES.size()];
    for (int k = 0; k < FEATURES.size(); k++) {
      double mean = before.numberColumn(FEATURES.get(k)).mean();
      double deviation = before.numberColumn(FEATURES.get(k)).standardDeviation();
      double[] values = people.numberColumn(FEATURES.get(k)).asDoubleArray();
      for (int i = 0; i < rows.length; i++) {
        rows[i][k] = (float) ((values[i] - mean) / deviation);
      }
    }
    return Nd4j.createFromArray(rows);
  }
}
