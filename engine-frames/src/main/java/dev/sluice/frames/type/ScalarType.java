package dev.sluice.frames.type;

/** Types of single values. */
public enum ScalarType implements ColumnType {
  STRING(Physical.BYTES, "STRING"),
  LONG(Physical.LONG, "LONG"),
  DOUBLE(Physical.DOUBLE, "DOUBLE"),
  FLOAT(Physical.DOUBLE, "FLOAT"),
  BOOLEAN(Physical.LONG, "LONG"),
  TIMESTAMP(Physical.LONG, "LONG"),
  DATE(Physical.LONG, "LONG");

  private final Physical physical;
  private final String nativeName;

  ScalarType(Physical physical, String nativeName) {
    this.physical = physical;
    this.nativeName = nativeName;
  }

  @Override
  public Physical physical() {
    return physical;
  }

  @Override
  public String nativeName() {
    return nativeName;
  }
}
