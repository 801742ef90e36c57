package dev.sluice.bench.data;

import java.nio.file.Path;
import java.util.List;

/** Tables as text files with {@code |} between the values; an empty value is NULL. */
public interface TableFiles {
  /** Names of all tables. */
  List<String> tables();

  /** Columns of a table, in the order of its file. */
  List<Field> fields(String table);

  /** The file of a table. */
  Path file(String table);
}
