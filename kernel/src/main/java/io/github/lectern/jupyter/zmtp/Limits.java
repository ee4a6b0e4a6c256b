package io.github.lectern.jupyter.zmtp;

import java.time.Duration;

/**
 * Limits of one connection. A peer that exceeds one of the first five is disconnected.
 *
 * @param frameBytes the longest frame
 * @param messageBytes the longest message, as the sum of its frames
 * @param untrustedBytes the longest message of a peer that is not trusted
 * @param frames the most frames of a message
 * @param handshake how long the handshake may take
 * @param queuedBytes the answers queued for a peer above which nothing more is read from it
 */
public record Limits(
    int frameBytes,
    int messageBytes,
    int untrustedBytes,
    int frames,
    Duration handshake,
    int queuedBytes) {}
