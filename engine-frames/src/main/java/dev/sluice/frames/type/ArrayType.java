package dev.sluice.frames.type;

/** Array of scalar elements; written {@code ARRAY<LONG>}. */
public record ArrayType(ScalarType element) implements ColumnType {
  @Override
  public Physical physical() {
    return Physical.BYTES;
  }

  @Override
  public String name() {
    return "ARRAY<" + element.name() + ">";
  }

  @Override
  public String nativeName() {
    return "ARRAY<" + element.nativeName() + ">";
  }
}
