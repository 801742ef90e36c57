package dev.sluice.sql.rel;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;

/** What CAST converts: what the standard says, and truth values to numbers. */
final class CastRules {
  static final SqlTypeCoercionRule INSTANCE = create();

  private CastRules() {}

  private static SqlTypeCoercionRule create() {
    Map<SqlTypeName, ImmutableSet<SqlTypeName>> sources =
        new HashMap<>(SqlTypeCoercionRule.instance().getTypeMapping());
    for (SqlTypeName number : SqlTypeName.NUMERIC_TYPES) {
      ImmutableSet<SqlTypeName> known = sources.getOrDefault(number, ImmutableSet.of());
      sources.put(
          number,
          ImmutableSet.<SqlTypeName>builder().addAll(known).add(SqlTypeName.BOOLEAN).build());
    }
    return SqlTypeCoercionRule.instance(sources);
  }
}
