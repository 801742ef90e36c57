package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Where a segment lies and what it is called.
 *
 * @param id unique in the store
 * @param folder below the data directory, with {@code /}
 * @param name of the file in it
 */
record SegmentPlace(String id, String folder, String name) {
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

  private static final int MAX_FOLDER_NAME = 80;

  static SegmentPlace of(String table, Interval chunk, String version, int number) {
    String suffix = number == 0 ? "" : "_" + number;
    String id =
        "%s_%s_%s_%s%s"
            .formatted(
                table,
                Times.iso(chunk.startMillis()),
                Times.iso(chunk.endMillis()),
                version,
                suffix);
    String chunkFolder = Times.iso(chunk).replace('/', '_').replace(":", "");
    return new SegmentPlace(
        id,
        "tables/" + folderName(table) + "/" + chunkFolder,
        version.replace(":", "") + suffix + ".arrow");
  }

  String file() {
    return folder + "/" + name;
  }

  /** A name that every file system takes; it is never read back. */
  private static String folderName(String table) {
    byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
    StringBuilder name = new StringBuilder();
    for (byte unit : bytes) {
      char c = (char) (unit & 0xff);
      boolean plain = PLAIN.indexOf(c) >= 0;
      if (plain || (c == '-' && name.length() > 0)) {
        name.append(c);
      } else {
        name.append(String.format(Locale.ROOT, "%%%02x", (int) c));
      }
    }
    if (name.length() <= MAX_FOLDER_NAME) {
      return name.toString();
    }
    CRC32C hash = new CRC32C();
    hash.update(bytes);
    return String.format(
        Locale.ROOT, "%s-%08x", name.substring(0, MAX_FOLDER_NAME), hash.getValue());
  }
}
