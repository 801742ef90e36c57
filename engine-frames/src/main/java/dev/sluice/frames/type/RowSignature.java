package dev.sluice.frames.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ordered names and types of the columns of a batch, a frame, a stage or a table. */
public final class RowSignature {
  private static final RowSignature EMPTY = new RowSignature(List.of());

  private final List<Column> columns;
  private final Map<String, Integer> positions = new HashMap<>();

  /** One column. */
  public record Column(String name, ColumnType type) {}

  private RowSignature(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (int i = 0; i < this.columns.size(); i++) {
      String name = this.columns.get(i).name();
      if (positions.put(name, i) != null) {
        throw new IllegalArgumentException("Duplicate column [" + name + "]");
      }
    }
  }

  /**
   * Signature of these columns.
   *
   * @throws IllegalArgumentException if two columns share a name
   */
  public static RowSignature of(List<Column> columns) {
    return new RowSignature(columns);
  }

  public static RowSignature empty() {
    return EMPTY;
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<Column> columns() {
    return columns;
  }

  public int size() {
    return columns.size();
  }

  public String name(int index) {
    return columns.get(index).name();
  }

  public ColumnType type(int index) {
    return columns.get(index).type();
  }

  public boolean contains(String name) {
    return positions.containsKey(name);
  }

  /**
   * Position of the named column.
   *
   * @throws IllegalArgumentException naming the column, if there is none
   */
  public int indexOf(String name) {
    Integer index = positions.get(name);
    if (index == null) {
      throw new IllegalArgumentException("No column [" + name + "] in " + this);
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSignature that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (Column column : columns) {
      parts.add(column.name() + " " + column.type().name());
    }
    return parts.toString();
  }

  /** Collects columns in order. */
  public static final class Builder {
    private final List<Column> columns = new ArrayList<>();

    private Builder() {}

    public Builder add(String name, ColumnType type) {
      columns.add(new Column(name, type));
      return this;
    }

    public RowSignature build() {
      return RowSignature.of(columns);
    }
  }
}
