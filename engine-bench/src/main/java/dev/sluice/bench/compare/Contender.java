package dev.sluice.bench.compare;

import dev.sluice.bench.data.Field;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine that takes part. */
public interface Contender extends AutoCloseable {
  /** How the engine is called in reports. */
  String name();

  /** Makes a table of a text file with {@code |} between the values. */
  void load(String table, List<Field> fields, Path file) throws Exception;

  /** Runs a statement that gives no rows. */
  void run(String sql) throws Exception;

  /** Runs a query and reads all its rows. */
  List<List<@Nullable Object>> rows(String sql) throws Exception;

  @Override
  void close() throws java.sql.SQLException;
}
