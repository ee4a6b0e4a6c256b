package io.github.lectern.jupyter.zmtp;

import java.io.IOException;

/** Thrown if a peer violates the protocol or a limit; its connection is then closed. */
public final class ZmtpException extends IOException {
  private static final long serialVersionUID = 1;

  ZmtpException(String message) {
    super(message);
  }
}
