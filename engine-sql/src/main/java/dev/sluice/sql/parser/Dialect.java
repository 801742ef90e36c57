package dev.sluice.sql.parser;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlAbstractConformance;
import org.apache.calcite.sql.validate.SqlConformance;

/** How the language differs from the standard. */
public final class Dialect {
  /** What is allowed beyond the standard. */
  public static final SqlConformance CONFORMANCE = new Conformance();

  /** How a query is read: names keep their case, {@code "…"} quotes them. */
  static final SqlParser.Config PARSER =
      SqlParser.config()
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(true)
          .withIdentifierMaxLength(Short.MAX_VALUE)
          .withConformance(CONFORMANCE);

  private Dialect() {}

  private static final class Conformance extends SqlAbstractConformance {
    @Override
    public boolean isGroupByOrdinal() {
      return true;
    }

    @Override
    public boolean isSortByOrdinal() {
      return true;
    }

    @Override
    public boolean isSortByAlias() {
      return true;
    }

    @Override
    public boolean isBangEqualAllowed() {
      return true;
    }

    @Override
    public boolean isPercentRemainderAllowed() {
      return true;
    }

    @Override
    public boolean isOffsetLimitAllowed() {
      return true;
    }

    @Override
    public boolean allowNiladicParentheses() {
      return true;
    }
  }
}
