package dev.sluice.sql.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Every operator and function of the language by name, in any case. */
public final class OperatorTable implements SqlOperatorTable {
  private static final OperatorTable INSTANCE =
      new OperatorTable(
          List.of(
              StandardOperators.all(),
              NumericFunctions.all(),
              StringFunctions.all(),
              TimeFunctions.all(),
              ArrayFunctions.all(),
              MultiValueFunctions.all(),
              AggregateFunctions.all()));

  private final List<SqlOperator> operators = new ArrayList<>();
  private final Map<String, List<SqlOperator>> byName = new HashMap<>();

  private OperatorTable(List<List<SqlOperator>> families) {
    for (List<SqlOperator> family : families) {
      for (SqlOperator operator : family) {
        operators.add(operator);
        byName.computeIfAbsent(key(operator.getName()), k -> new ArrayList<>(1)).add(operator);
      }
    }
  }

  public static OperatorTable instance() {
    return INSTANCE;
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (!name.isSimple()) {
      return;
    }
    for (SqlOperator operator : byName.getOrDefault(key(name.getSimple()), List.of())) {
      boolean sameSyntax = operator.getSyntax().family == syntax.family;
      if (sameSyntax || (operator instanceof SqlFunction && syntax == SqlSyntax.FUNCTION)) {
        found.add(operator);
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return operators;
  }
}
