package io.github.lectern.plots;

/** A bar beside an image that tells which colour stands for which value. */
public record Colorbar() implements ImshowOption {}
