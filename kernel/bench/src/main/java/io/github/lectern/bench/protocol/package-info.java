/**
 * Shared by the training programs and the runner that starts them; needs only Gson, because it is
 * on the class path of every library.
 */
package io.github.lectern.bench.protocol;
