package dev.sluice.frames.ipc;

import dev.sluice.frames.type.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a schema.
 *
 * @param type type of the values
 * @param dictionary how values are coded, or null if they stand for themselves
 * @param decimal precision and scale of {@link IpcType#DECIMAL128}, null for other types
 * @param element type of the elements of {@link IpcType#LIST}, null for other types
 */
public record IpcField(
    String name,
    IpcType type,
    @Nullable Encoding dictionary,
    @Nullable DecimalType decimal,
    @Nullable IpcType element) {

  /** Name of the elements of lists. */
  static final String ELEMENT = "item";

  /** Column of a type that needs nothing more to be known. */
  public IpcField(String name, IpcType type, @Nullable Encoding dictionary) {
    this(name, type, dictionary, null, null);
  }

  /** Column of exact decimals. */
  public static IpcField ofDecimals(String name, DecimalType type) {
    return new IpcField(name, IpcType.DECIMAL128, null, type, null);
  }

  /** Column of lists. */
  public static IpcField ofLists(String name, IpcType element) {
    return new IpcField(name, IpcType.LIST, null, null, element);
  }

  /**
   * Values are codes into a dictionary.
   *
   * @param id number of the dictionary in its file
   * @param index type of the codes
   * @param ordered whether codes order as their values do
   */
  public record Encoding(long id, IpcType index, boolean ordered) {}

  /** Type of what the record batches hold: codes or values. */
  public IpcType storedType() {
    return dictionary == null ? type : dictionary.index();
  }

  /**
   * Number of buffers that the column has in a record batch: validity, values or offsets, data;
   * those of the elements follow the offsets of lists.
   */
  public int bufferCount() {
    return (storedType().isVariableLength() ? 3 : 2)
        + (element == null ? 0 : new IpcField(ELEMENT, element, null).bufferCount());
  }
}
