package dev.sluice.tests.plan;

import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rex.RexBuilder;

/** A builder of row expressions for tests. */
final class RexBuilders {
  static final RexBuilder INSTANCE = new RexBuilder(new JavaTypeFactoryImpl());

  private RexBuilders() {}
}
