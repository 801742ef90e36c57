package dev.sluice;

import dev.sluice.core.report.QueryReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Rows of a query that succeeded, and its report. INSERT and REPLACE have no rows.
 *
 * <p>Rows are held in memory, or on disk if they are many, until the result is closed. They may be
 * read again and again, by one thread at a time.
 */
public interface QueryResult extends Iterable<Row>, AutoCloseable {

  /** Columns in SELECT order; none for INSERT and REPLACE. */
  List<Column> columns();

  /** Number of rows. */
  long rowCount();

  /** Reads from the first row on. */
  @Override
  Iterator<Row> iterator();

  /** All rows as a list. */
  default List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  /** Reads from the first row on, as they are asked for. */
  default Stream<Row> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /**
   * The rows as records: each component takes the column of its name, in any order. Names match
   * with or without underscores and in any case.
   *
   * @throws IllegalArgumentException naming what is missing or of another type
   */
  <T extends Record> Stream<T> map(Class<T> type);

  /**
   * The rows as record batches of Arrow, from the first row on. STRING is Utf8, TIMESTAMP is ms
   * without a zone, DATE is ms; of names that repeat all but the first get a number. The reader's
   * vectors live until its next batch; the caller closes it before this result.
   */
  ArrowReader arrow();

  /**
   * Writes the rows as an Arrow IPC stream, from the first row on, with the types of {@link
   * #arrow()}. The stream stays open.
   *
   * @throws IOException if the stream cannot be written
   */
  void writeArrow(OutputStream out) throws IOException;

  /**
   * The final report. It holds the first 100,000 rows; none if it is first asked for when the
   * result is closed.
   */
  QueryReport report();

  /** Gives the memory and the files back. Closing twice does nothing. */
  @Override
  void close();
}
