package io.github.lectern.keras.datasets;

import java.net.URI;

/**
 * A web site that has the files, packed with gzip.
 *
 * @param id a short word for file names
 * @param base the address before the file's name, with the slash
 */
record Mirror(String id, URI base) {
  URI address(DataFile file) {
    return base.resolve(file.gzipName());
  }
}
