/**
 * The model class Sequential, and how a model is trained, evaluated, summarized, saved and loaded.
 *
 * <p>May use: tensor, all packages below keras except keras.blas, keras.datasets and keras.workers;
 * gson for config.json.
 */
package io.github.lectern.keras.models;
