package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;

/**
 * The type and content of a message to publish.
 *
 * @param type the message type, such as "stream" or "display_data"
 * @param content the fields that depend on the type
 */
public record IOPubMessage(String type, JsonObject content) {}
