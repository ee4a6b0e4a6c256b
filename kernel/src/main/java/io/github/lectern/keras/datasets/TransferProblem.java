package io.github.lectern.keras.datasets;

/** A transfer did not come to its end. */
final class TransferProblem extends Exception {
  private static final long serialVersionUID = 1;

  /** Whether another attempt at the same address is worth it. */
  enum Outlook {
    MAY_PASS,
    WILL_STAY
  }

  private final Outlook outlook;

  TransferProblem(Outlook outlook, String message) {
    super(message);
    this.outlook = outlook;
  }

  Outlook outlook() {
    return outlook;
  }
}
