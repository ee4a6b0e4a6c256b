package io.github.lectern.keras.datasets;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.util.List;
import java.util.Optional;

/**
 * The files of a data set, and where to find them.
 *
 * @param title the name in messages, such as "MNIST"
 * @param folder the name of its directory in the cache
 * @param files the training images, their labels, the test images and their labels
 * @param mirrors the websites that serve the files, the first of which is tried first
 * @param aptPackage Debian's package with the files, if there is one
 */
record FileSet(
    String title,
    String folder,
    List<DataFile> files,
    List<Mirror> mirrors,
    Optional<String> aptPackage) {}
