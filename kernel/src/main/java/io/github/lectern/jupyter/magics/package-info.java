/**
 * Line and cell magics.
 *
 * <p>May use: tensor, keras.session, jupyter.eval and its packages source, run, hints, assist,
 * compiler and declarations; jupyter.maven; Gson, Maven's resolver and model.
 */
package io.github.lectern.jupyter.magics;
