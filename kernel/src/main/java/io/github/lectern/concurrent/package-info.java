/** Thread helpers that all packages may use. */
package io.github.lectern.concurrent;
