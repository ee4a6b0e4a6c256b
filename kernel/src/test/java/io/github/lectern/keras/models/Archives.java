package io.github.lectern.keras.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Reads and changes the zip files of saved models. */
final class Archives {
  private Archives() {}

  static Map<String, byte[]> read(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  static void write(Map<String, byte[]> entries, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  static String config(Path file) throws IOException {
    return new String(read(file).get("config.json"), UTF_8);
  }

  static void changeConfig(Path file, UnaryOperator<String> change) throws IOException {
    change(file, "config.json", change.apply(config(file)).getBytes(UTF_8));
  }

  /** Replaces an entry, or adds it. */
  static void change(Path file, String entry, byte[] bytes) throws IOException {
    Map<String, byte[]> entries = read(file);
    entries.put(entry, bytes);
    write(entries, file);
  }

  static void remove(Path file, String entry) throws IOException {
    Map<String, byte[]> entries = read(file);
    entries.remove(entry);
    write(entries, file);
  }
}
