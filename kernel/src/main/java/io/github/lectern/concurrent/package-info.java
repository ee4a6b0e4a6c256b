/** Helpers for threads, for all packages. */
package io.github.lectern.concurrent;
