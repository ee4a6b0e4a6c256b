package io.github.lectern.lessons.diagnosis;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.check.Result;
import io.github.lectern.lessons.check.Verdict;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The report about a cure: whether the right thing was changed, and how the treated net compares
 * with the patient on the images set aside. A net is trained only if the right thing was changed.
 */
final class Effect {
  /** The accuracy that a cured net must reach in ten epochs; nets in good health exceed it. */
  static final double GOOD = 0.7;

  private Effect() {}

  /**
   * Reports a cure after which the net must recognise 70 % of the images set aside.
   *
   * @param name the patient, "A" to "F"
   * @param change the judgement of what was changed
   * @param hint what to do if the net does not recognise enough images
   */
  static Report of(
      String name, Result change, Clinic clinic, Supplier<Patient> treatment, String hint) {
    return of(
        name,
        change,
        treatment,
        Check.<Patient>of(
                "at least 70 % of the images set aside after ten epochs",
                cured -> false, cured -> cured.validationAccuracy() >= GOOD)
            .otherwise(
                cured -> "The accuracy is only %s. %s".formatted(accuracy(cured), hint).strip()),
        clinic.patient(name));
  }

  /** Reports a cure whose effect is judged by a check. */
  static Report of(
      String name,
      Result change,
      Supplier<Patient> treatment,
      Check<Patient> effect,
      Patient patient) {
    Patient cured = change.verdict() == Verdict.PASSED ? treatment.get() : null;
    return Report.of(
        "Cure for patient " + name,
        change,
        effect
            .because(
                treated ->
                    "The accuracy is %s instead of %s."
                        .formatted(accuracy(treated), accuracy(patient)))
            .judge(cured));
  }

  /** Returns the accuracy on the images set aside, such as "79.3 %". */
  static String accuracy(Patient patient) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * patient.validationAccuracy());
  }
}
