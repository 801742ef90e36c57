package dev.sluice.core.input.source;

/**
 * The rule of records with quotes, which whoever cuts a file and whoever reads it share.
 *
 * <p>A quote opens a quoted value only as the first byte of a value. Within, a doubled quote is a
 * quote, and line breaks are text; the closing quote is followed by the separator or the end of the
 * line. If it is followed by anything else, or does not come within {@link #MAX_BYTES} of the
 * record's start or at all, then the first line of the record is a record of its own that cannot be
 * read, and the next line starts another.
 */
public final class QuotedRecords {
  /** A closing quote stands at most so many bytes after the start of its record. */
  public static final int MAX_BYTES = 16 << 20;

  private QuotedRecords() {}
}
