package dev.sluice.tests.random;

/** Types of generated expressions. */
enum SqlType {
  BIGINT,
  DOUBLE,
  VARCHAR,
  DATE,
  TIMESTAMP,
  BOOLEAN;

  boolean isNumber() {
    return this == BIGINT || this == DOUBLE;
  }
}
