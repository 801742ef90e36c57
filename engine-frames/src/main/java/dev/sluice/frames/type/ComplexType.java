package dev.sluice.frames.type;

/** Value that only the functions of its kind understand, e.g. {@code COMPLEX<HLLSketch>}. */
public record ComplexType(String kind) implements ColumnType {
  @Override
  public Physical physical() {
    return Physical.BYTES;
  }

  @Override
  public String name() {
    return "COMPLEX<" + kind + ">";
  }

  @Override
  public String nativeName() {
    return name();
  }
}
