package io.github.lectern.jupyter.zmtp;

import java.io.IOException;

/** A peer broke the protocol or exceeded a limit; its connection is closed. */
public final class ZmtpException extends IOException {
  private static final long serialVersionUID = 1;

  ZmtpException(String message) {
    super(message);
  }
}
