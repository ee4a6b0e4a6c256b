package io.github.lectern.lessons.leavers;

import java.util.Random;

/**
 * An employee of the company in the story.
 *
 * @param years the years with the company
 * @param monthsWithoutRaise the months since the last raise
 * @param overtimeHours the hours of overtime per month
 * @param commuteMinutes the length of the commute, one way
 * @param strain the strain that makes people leave; nobody measures it
 */
record Employee(
    double years, int monthsWithoutRaise, int overtimeHours, int commuteMinutes, double strain) {
  private static final double MOST_YEARS = 35;

  static Employee drawn(Random random) {
    double years = Math.min(-6 * Math.log(1 - random.nextDouble()), MOST_YEARS);
    int months = (int) Math.min(random.nextInt(37), Math.ceil(12 * years));
    int overtime = bounded(12 + 9 * random.nextGaussian(), 0, 60);
    int commute = bounded(32 + 16 * random.nextGaussian(), 3, 110);
    double strain =
        0.08 * (months - 18)
            + 0.09 * (overtime - 12)
            + 0.03 * (commute - 32)
            - 0.07 * (years - 6)
            + random.nextGaussian();
    return new Employee(Math.round(10 * years) / 10.0, months, overtime, commute, strain);
  }

  private static int bounded(double value, int least, int most) {
    return (int) Math.round(Math.max(least, Math.min(most, value)));
  }
}
