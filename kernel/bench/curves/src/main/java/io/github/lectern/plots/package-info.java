/** The pictures of the cost curves, here for the look that all charts of the package share. */
package io.github.lectern.plots;
