package io.github.lectern.jupyter.zmtp;

import java.time.Duration;

/**
 * Limits of one connection. A peer that exceeds one of the first five is disconnected.
 *
 * @param frameBytes the maximum length of a frame
 * @param messageBytes the maximum length of a message, as the sum of its frames
 * @param untrustedBytes the maximum length of a message from a peer that is not trusted
 * @param frames the maximum number of frames in a message
 * @param handshake how long the handshake may take
 * @param queuedBytes nothing is read from a peer while more than this many bytes are queued for it
 */
public record Limits(
    int frameBytes,
    int messageBytes,
    int untrustedBytes,
    int frames,
    Duration handshake,
    int queuedBytes) {}
