package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.plots.Html;
import io.github.lectern.plots.LabelledScatter;
import io.github.lectern.plots.TableView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A table of nets, ordered by accuracy. A net beats the reference net if it has fewer parameters
 * and a higher accuracy.
 *
 * <pre>{@code
 * new Leaderboard("the lecture's net3", 1_399_510, 0.8596).enter("net2", net2, test2)
 * }</pre>
 */
public final class Leaderboard implements Html {
  private final Entry toBeat;
  private final List<Entry> others;

  private Leaderboard(Entry toBeat, List<Entry> others) {
    this.toBeat = toBeat;
    this.others = List.copyOf(others);
  }

  /**
   * Creates a leaderboard with the net to beat.
   *
   * @param name the name of the net
   * @param parameters the number of its parameters
   * @param accuracy its accuracy on the test data
   */
  public Leaderboard(String name, long parameters, double accuracy) {
    this(new Entry(name, parameters, accuracy), List.of());
  }

  /**
   * Returns this leaderboard with one more net, which replaces any earlier net of the same name.
   *
   * @throws IllegalArgumentException if the evaluation has no accuracy
   * @throws IllegalStateException if the net has no weights yet
   */
  public Leaderboard enter(String name, Sequential net, Evaluation test) {
    List<Entry> more = new ArrayList<>(others);
    more.removeIf(entry -> entry.name().equals(name));
    more.add(Entry.of(name, net, test));
    return new Leaderboard(toBeat, more);
  }

  /** Returns all nets, the most accurate first. Ties go to the net with fewer parameters. */
  List<Entry> ranked() {
    List<Entry> all = new ArrayList<>(others);
    all.add(toBeat);
    all.sort(
        Comparator.comparingDouble(Entry::accuracy)
            .reversed()
            .thenComparingLong(Entry::parameters));
    return all;
  }

  private String verdict(Entry entry) {
    if (entry.equals(toBeat)) {
      return "the one to beat";
    }
    boolean fewer = entry.parameters() < toBeat.parameters();
    boolean better = entry.accuracy() > toBeat.accuracy();
    if (fewer && better) {
      return "✓ beats " + toBeat.name();
    }
    return fewer
        ? "not accurate enough"
        : better ? "too many parameters" : "too many parameters, not accurate enough";
  }

  /**
   * Returns a scatter plot of accuracy against the number of parameters, with one point for each
   * net.
   */
  public LabelledScatter scatter() {
    LabelledScatter scatter = new LabelledScatter("parameters", "accuracy on the test data");
    for (Entry entry : ranked()) {
      scatter = scatter.add(entry.name(), (double) entry.parameters(), entry.accuracy());
    }
    return scatter;
  }

  /** Returns the leaderboard as a Tablesaw table. */
  public Table table() {
    List<Entry> ranked = ranked();
    LongColumn parameters =
        LongColumn.create("parameters", ranked.stream().mapToLong(Entry::parameters));
    parameters.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(0));
    DoubleColumn accuracy =
        DoubleColumn.create("accuracy", ranked.stream().mapToDouble(Entry::accuracy));
    accuracy.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(4));
    return Table.create(
        "Leaderboard: fewer parameters and a higher accuracy than %s".formatted(toBeat.name()),
        IntColumn.create("rank", IntStream.rangeClosed(1, ranked.size()).toArray()),
        StringColumn.create("net", ranked.stream().map(Entry::name)),
        parameters,
        StringColumn.create("relative size", ranked.stream().map(this::share)),
        accuracy,
        StringColumn.create("", ranked.stream().map(this::verdict)));
  }

  private String share(Entry entry) {
    double percent = 100.0 * entry.parameters() / toBeat.parameters();
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  @Override
  public String toHtml() {
    return new TableView(table()).toHtml();
  }

  @Override
  public String toString() {
    return new TableView(table()).toString();
  }

  /**
   * A net on the leaderboard.
   *
   * @param name the name of the net
   * @param parameters the number of its parameters
   * @param accuracy its accuracy on the test data
   */
  record Entry(String name, long parameters, double accuracy) {
    static Entry of(String name, Sequential net, Evaluation test) {
      return new Entry(name, net.countParams(), test.get("accuracy"));
    }
  }
}
