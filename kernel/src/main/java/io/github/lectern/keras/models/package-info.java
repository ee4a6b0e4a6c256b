/**
 * The model class Sequential, and how a model is trained, evaluated, summarized, saved and loaded.
 *
 * <p>May use: all of keras but keras.datasets; gson, for config.json.
 */
package io.github.lectern.keras.models;
