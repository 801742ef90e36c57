package dev.sluice.core.expr.numeric;

/** Arithmetic operators of two operands. */
enum Operator {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  MOD;

  boolean divides() {
    return this == DIVIDE || this == MOD;
  }

  int cost() {
    return divides() ? 8 : 1;
  }
}
