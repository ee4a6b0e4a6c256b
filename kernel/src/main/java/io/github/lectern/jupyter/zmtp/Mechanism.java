package io.github.lectern.jupyter.zmtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The security mechanism of one end of a connection: its handshake and the form of its frames. */
interface Mechanism {
  /** Returns the greeting to send. */
  byte[] greeting();

  /** Returns the name in the greeting, which the peer's greeting must contain as well. */
  String name();

  /** Returns the command to send after the peer's greeting, if it is this end's turn. */
  Optional<byte[]> begin();

  /**
   * The result of a command.
   *
   * @param command the command to send, if any
   * @param properties the peer's properties, which end the handshake
   */
  record Answer(Optional<byte[]> command, Optional<Map<String, byte[]>> properties) {}

  /**
   * Handles a command of the handshake.
   *
   * @param command the whole command, including its name
   * @throws ZmtpException if the peer violates the protocol or cannot prove who it is
   */
  Answer answer(ByteBuffer command) throws ZmtpException;

  /** Returns a message in the form in which it is sent after the handshake. */
  ByteBuffer encode(List<byte[]> frames);

  /** Returns a command in the form in which it is sent after the handshake. */
  ByteBuffer encodeCommand(byte[] command);

  /**
   * Handles a message frame as it arrived.
   *
   * @param limit the maximum length of a message, in bytes
   * @param plain receives the messages and commands that it contains or completes
   */
  void decode(List<byte[]> frames, int limit, FrameDecoder.Sink plain) throws ZmtpException;

  /** Returns the memory that an unfinished message uses, in bytes. */
  long bufferedBytes();

  /** Returns whether the bytes of a message differ for each peer. */
  boolean isEncrypted();
}
