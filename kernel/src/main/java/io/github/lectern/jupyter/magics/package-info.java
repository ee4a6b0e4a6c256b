/**
 * Line and cell magics.
 *
 * <p>May use: tensor, keras.session, jupyter.eval and its packages source, run, hints, assist,
 * compiler and declarations; Gson, Maven's resolver, settings and model.
 */
package io.github.lectern.jupyter.magics;
