/**
 * Callbacks, such as History, EarlyStopping and ProgressBar, and the interface TrainingControl,
 * which models implement.
 *
 * <p>May use: tensor, keras.session.
 */
package io.github.lectern.keras.callbacks;
