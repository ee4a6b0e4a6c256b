package io.github.lectern.plots;

/** A keyword of {@link AxesImage#imshow}. */
public sealed interface ImshowOption permits Cmap, Colorbar {}
