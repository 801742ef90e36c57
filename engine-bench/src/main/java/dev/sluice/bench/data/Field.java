package dev.sluice.bench.data;

/**
 * One column of a table.
 *
 * @param sqlType {@code BIGINT DOUBLE VARCHAR DATE TIMESTAMP BOOLEAN}
 */
public record Field(String name, String sqlType) {
  /** Type in the signature of external data. */
  public String externalType() {
    return switch (sqlType) {
      case "BIGINT" -> "long";
      case "DOUBLE" -> "double";
      default -> "string";
    };
  }

  /** Whether external data need a cast to become the type. */
  public boolean isCast() {
    return switch (sqlType) {
      case "DATE", "TIMESTAMP", "BOOLEAN" -> true;
      default -> false;
    };
  }
}
