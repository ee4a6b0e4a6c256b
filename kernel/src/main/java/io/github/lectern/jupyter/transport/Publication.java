package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;

/**
 * Something to publish: a message's type and content.
 *
 * @param type such as "stream" or "display_data"
 * @param content what it says
 */
public record Publication(String type, JsonObject content) {}
